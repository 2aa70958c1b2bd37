import { item } from './huggingface-items.ts';

/** A paper of the bundled sample as Hugging Face lists it. */
// biome-ignore lint/suspicious/noExplicitAny: the sample's own schema is checked where it is read
export function sampleItem(paper: any) {
  const { id, title, day, authors, upvotes, comments, stars, summary, keywords, ...rest } = paper;
  const names = authors.map((name: string) => ({ name, hidden: false }));
  return item(
    id,
    {
      ...{ title, summary, upvotes, githubStars: stars, ai_summary: summary },
      ...{ ai_keywords: keywords, submittedOnDailyAt: `${day}T00:00:00.000Z` },
      ...{ authors: names, githubRepo: rest.codeUrl, projectPage: rest.projectUrl },
      ...(rest.organization && { organization: { fullname: rest.organization } }),
    },
    { title, numComments: comments },
  );
}
