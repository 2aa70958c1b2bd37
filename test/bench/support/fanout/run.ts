/** What one fan-out was, as the platform and the operating system saw it. */
export interface Run {
  readonly platform: 'discord' | 'slack';
  readonly channels: number;
  readonly papers: number;
  /** Of Slack's stand-in: messages a minute in the whole workspace. */
  readonly workspacePerMinute: number;
  /** Epoch milliseconds at which every channel was due. */
  readonly dueAt: number;
  readonly calls: readonly Call[];
  /** Everything else that the program asked of the platform. */
  readonly otherRequests: number;
  readonly refusals: number;
  /** Milliseconds from somebody's `/papers help` to its answer; undefined where none came. */
  readonly answers: readonly (number | undefined)[];
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** Deliveries that the program gave up. */
  readonly failed: number;
}

/** A request that an edition is made of, which the platform granted. */
export interface Call {
  readonly step: 'parent' | 'thread' | 'paper' | 'reaction';
  /** The subscribed channel, also of what stands in a thread. */
  readonly channel: string;
  /** Epoch milliseconds at which it reached the platform. */
  readonly at: number;
}
