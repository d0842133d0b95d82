/** Slack's slice of the configuration. Every value is checked before it gets here; tokens are never logged. */
export interface SlackSettings {
  readonly access: OneWorkspace | ManyWorkspaces;
  readonly transport: SocketMode | SignedHttp;
  /** `SLACK_API_URL`: base of the Web API for proxies and tests, with a closing slash. Default `https://slack.com/api/`. */
  readonly apiUrl?: string;
  /**
   * `SLACK_STATE_DIR`: folder in which several processes share what they have answered, and where installations are
   * kept. Default: memory of the process alone.
   */
  readonly stateDir?: string;
  /**
   * `SLACK_FOLLOW_THREADS`: answer follow-ups without a mention in threads where the bot has answered; needs the
   * manifest variant with the history scopes. Default false.
   */
  readonly followThreads?: boolean;
  /** `SLACK_ALLOW_EXTERNAL`: answer people of other organisations in shared channels too. Default false. */
  readonly allowExternal?: boolean;
  /** `SLACK_ANSWER_BOTS`: ids (`B…`) of other bots whose mentions are answered, separated by commas. Default none. */
  readonly answerBots?: readonly string[];
}

/** The app is installed in one workspace, by hand. */
export interface OneWorkspace {
  readonly kind: 'token';
  /** `SLACK_BOT_TOKEN`: `xoxb-…` */
  readonly botToken: string;
}

/** Workspaces install the app themselves, at `/slack/install`. Needs signed HTTP and a state folder. */
export interface ManyWorkspaces {
  readonly kind: 'oauth';
  /** `SLACK_CLIENT_ID` */
  readonly clientId: string;
  /** `SLACK_CLIENT_SECRET` */
  readonly clientSecret: string;
  /** `SLACK_STATE_SECRET`: any long random text; signs the state parameter of an installation. */
  readonly stateSecret: string;
}

/** A socket that the bot opens; no public address needed. */
export interface SocketMode {
  readonly kind: 'socket';
  /** `SLACK_APP_TOKEN`: `xapp-…` with the scope `connections:write` */
  readonly appToken: string;
}

/** Slack posts to `/slack/events`; every request is signed. */
export interface SignedHttp {
  readonly kind: 'http';
  /** `SLACK_SIGNING_SECRET` */
  readonly signingSecret: string;
  /** `PORT`. Default 3000. */
  readonly port: number;
  /** `HOST`: address to listen on. Default: every interface, as a container needs. */
  readonly host?: string;
}
