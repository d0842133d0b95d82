/** The slice of the configuration that the Discord adapter is given. */
export interface DiscordSettings {
  /** `DISCORD_TOKEN`: the bot's token. */
  readonly token: string;
  /** `DISCORD_GUILD_ID`: the one server that gets the commands; without it they are registered everywhere, direct messages included. */
  readonly guildId?: string;
  /** `DISCORD_API_URL`: address of the API without its version, for proxies and tests; `https://discord.com/api` by default. */
  readonly apiUrl?: string;
  /** `DISCORD_SHARDS`: number of gateway connections, or `auto` for as many as Discord recommends; 1 by default. */
  readonly shards?: number | 'auto';
}
