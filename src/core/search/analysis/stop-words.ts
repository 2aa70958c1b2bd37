/** Words that nearly every text has: alone they tell no paper from another. */
const STOP_WORDS = new Set(
  (
    'a about after all also an and any are as at be because been before being between both but by ' +
    'can could did do does doing each either for from further had has have having he her here his ' +
    'how however i if in into is it its itself may might more most must my no nor not of on once ' +
    'only or other our out over own same shall she should so some such than that the their them ' +
    'then there these they this those through thus to too under until up upon us very via was we ' +
    'were what when where whether which while who whose why will with within without would you ' +
    'your eg ie et al'
  ).split(' '),
);

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
