/**
 * Sends JSON to the page's own server. Throws an Error whose message is fit for people.
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<any>} the answer's JSON, or undefined when there is none
 */
export async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('Paperboy does not answer. Is it still running? Try again in a moment.');
  }
  if (response.status === 204) return undefined;
  const answer = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  throw new Error(answer?.problem ?? `Paperboy refused this (${response.status}).`);
}

/**
 * @param {string} address
 * @returns {Promise<Document>}
 */
export async function fetchPage(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Paperboy refused this (${response.status}).`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
