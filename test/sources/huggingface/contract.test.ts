import { CONTRACT_PAPERS, testPaperSource } from '../../contract/paper-source.ts';
import { item } from '../../support/huggingface-items.ts';
import { startHuggingFaceServer } from '../../support/huggingface-server.ts';
import { quickSource } from '../../support/huggingface-source.ts';

testPaperSource('Hugging Face', async () => {
  const days = Object.fromEntries(
    CONTRACT_PAPERS.map(({ day }) => [
      day,
      CONTRACT_PAPERS.filter((paper) => paper.day === day).map(({ id, title, upvotes, comments }) =>
        item(
          id,
          { title, upvotes, submittedOnDailyAt: `${day}T14:05:00.000Z` },
          { numComments: comments },
        ),
      ),
    ]),
  );
  const server = await startHuggingFaceServer({ days });
  const failing = await startHuggingFaceServer({ days });
  failing.setFault('500');
  return {
    source: quickSource({ url: server.url }),
    broken: quickSource({ url: failing.url }),
    close: async () => {
      await server.close();
      await failing.close();
    },
  };
});
