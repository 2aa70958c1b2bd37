/** Loaded before the real program: its clock begins at the moment that GALLERY_NOW says. */
const begin = Number(process.env.GALLERY_NOW);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [Date.now()]));
  }

  static now() {
    return Math.floor(begin + performance.now());
  }
};
