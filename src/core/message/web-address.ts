/** What would end a link or begin a mark, in the part of an address that may hold anything. */
const UNSAFE_IN_ADDRESS = /[()<>[\]\\*`|"'\s]/g;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/**
 * The address when it is one that people may follow: the web, in at most so many characters, with
 * no name and password in front that could pass for its host.
 */
export function webAddress(url: string, longest: number): string | undefined {
  if (url.length > longest || !URL.canParse(url)) return undefined;
  const { protocol, username, password, host, origin, href } = new URL(url);
  const web = protocol === 'https:' || protocol === 'http:';
  if (!web || username !== '' || password !== '' || !HOST.test(host)) return undefined;
  const path = href.slice(origin.length).replace(UNSAFE_IN_ADDRESS, percentEncode);
  const address = `${origin}${path}`;
  return address.length > longest ? undefined : address;
}

const percentEncode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
