/** A service on the network that is asked for papers, as its errors call it. */
export interface Service {
  /** "Hugging Face". */
  readonly name: string;
  /** The setting that holds its address: `HUGGINGFACE_URL`. */
  readonly urlKey: string;
}
