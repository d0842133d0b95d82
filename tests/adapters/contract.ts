/**
 * What every platform's adapter does, whatever the platform: run with a stage that puts the adapter before a loopback
 * platform.
 *
 * @module
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failedLine, noAnswerLine } from '../../src/core/wording.ts';
import { type Core, createCore, sentence } from './core.ts';

/** A request as the platform delivered it. */
export interface Asked {
  /** Where an answer belongs: channel and thread, or the interaction; compared with `Said.place`. */
  readonly place: string;
  /** Delivers the very same request again, as a platform does that missed the acknowledgement. */
  redeliver(): Promise<void>;
}

/** One message of the bot that stands at the platform. */
export interface Said {
  readonly place: string;
  /** All that a reader sees of it, in order: text, quotations, captions, labels of buttons. */
  readonly text: string;
  /** Whether anybody is notified by it: a user, a role, a channel. */
  readonly pings: boolean;
}

/** The adapter, started before a loopback platform. */
export interface Stage {
  /** Every way in that takes words, by name; resolves once the platform has delivered them. */
  readonly ways: Readonly<Record<string, (text: string) => Promise<Asked>>>;
  /** Deliveries that are not for the bot, by name: its own messages, other bots, edits, joins. */
  readonly noise: Readonly<Record<string, (text: string) => Promise<void>>>;
  said(): readonly Said[];
  /** Deliveries that are not acknowledged yet, or were too late. */
  unacknowledged(): number;
  /** Stops adapter and platform. */
  stop(): Promise<void>;
}

export type StartStage = (core: Core) => Promise<Stage>;

/** Markup of both platforms, pings of both, characters that nobody sees, and a text direction that never ends. */
const hostile =
  'dismissed? <!channel> <!here> <@U0EVIL> @everyone @here <@&1> *b* _i_ `c` ~s~ ||x|| [l](https://evil.example) # h\n> q\u202E\u200B';

/** `ways` and `noise` name what the stage must offer; a stage that lacks one fails. */
export function adapterContract(
  platform: string,
  start: StartStage,
  names: { readonly ways: readonly string[]; readonly noise: readonly string[] },
): void {
  describe(`${platform}: what every adapter does`, () => {
    let stage: Stage | undefined;
    afterEach(async () => {
      await stage?.stop();
      stage = undefined;
    });

    async function open(core = createCore()) {
      stage = await start(core);
      const running = stage;
      const way = (name: string) => {
        const enter = running.ways[name];
        if (!enter) throw new Error(`the stage offers no way in called ${name}`);
        return enter;
      };
      const at = (asked: Asked) => running.said().filter(({ place }) => place === asked.place);
      const answered = (asked: Asked, times = 1) =>
        vi.waitFor(
          () => {
            expect(at(asked)).toHaveLength(times);
          },
          { timeout: 10_000, interval: 10 },
        );
      return { running, core, way, at, answered };
    }

    it('is given every way in and every kind of noise that is named here', async () => {
      const { running } = await open();
      expect(Object.keys(running.ways).sort()).toEqual([...names.ways].sort());
      expect(Object.keys(running.noise).sort()).toEqual([...names.noise].sort());
    });

    describe.each(names.ways)('asked by %s', (name) => {
      it('answers in the same place, with the sentence that answers and its citation', async () => {
        const { way, at, answered, core } = await open();
        const asked = await way(name)('Which judge dismissed the lawsuits?');
        await answered(asked);
        expect(at(asked)[0]?.text).toContain(sentence);
        expect(at(asked)[0]?.text).toContain('Memorandum Opinion');
        expect(core.asked.map(({ text }) => text)).toEqual(['Which judge dismissed the lawsuits?']);
      });

      it('says so when the documents do not answer, and shows the nearest passage', async () => {
        const { way, at, answered } = await open();
        const asked = await way(name)('Do unicorns exist?');
        await answered(asked);
        expect(at(asked)[0]?.text).toContain(noAnswerLine);
        expect(at(asked)[0]?.text).toContain('The statute is not a bill of attainder.');
      });

      it('says one plain sentence when answering fails, and keeps the reason for the log', async () => {
        const { way, at, answered, core } = await open();
        const asked = await way(name)('explode');
        await answered(asked);
        expect(at(asked)[0]?.text).toContain(failedLine);
        expect(at(asked)[0]?.text).not.toContain('secret detail');
        expect(core.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
      });

      it.each([
        ['full of mark-up', hostile],
        ['4,000 characters long', 'word '.repeat(800).trim()],
        ['only emoji', '🙂🙂'],
        ['only punctuation', '?!…'],
      ])('gives one calm answer to a question that is %s', async (_what, text) => {
        const { way, at, answered } = await open();
        const asked = await way(name)(text);
        await answered(asked);
        expect(at(asked)[0]?.pings).toBe(false);
        expect(at(asked)[0]?.text).not.toBe('');
      });

      it('is not made to ping by what stands in a document', async () => {
        const { running, way, at, answered } = await open(
          createCore(() => ({ kind: 'help', examples: [hostile] })),
        );
        const asked = await way(name)('help');
        await answered(asked);
        expect(at(asked)[0]?.pings).toBe(false);
        await vi.waitFor(() => expect(running.unacknowledged()).toBe(0));
      });

      it('answers once, also when the platform delivers it again', async () => {
        const { running, way, at, answered } = await open();
        const asked = await way(name)('Which judge dismissed the lawsuits?');
        await asked.redeliver();
        await answered(asked);
        await asked.redeliver();
        const later = await way(name)('And when?');
        await answered(later, later.place === asked.place ? 2 : 1);
        expect(at(asked)).toHaveLength(later.place === asked.place ? 2 : 1);
        await vi.waitFor(() => expect(running.unacknowledged()).toBe(0));
      });
    });

    it.each(names.noise)('leaves alone: %s', async (name) => {
      const { running, core, way, answered } = await open();
      const noise = running.noise[name];
      if (!noise) throw new Error(`the stage offers no noise called ${name}`);
      await noise('Which judge dismissed the lawsuits?');
      const asked = await way(names.ways[0] ?? '')('And when?');
      await answered(asked);
      expect(running.said()).toHaveLength(1);
      expect(core.asked.map(({ text }) => text)).toEqual(['And when?']);
    });

    it('acknowledges before it searches, however slow the search is', async () => {
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const core = createCore(async () => {
        await released;
        return { kind: 'help', examples: [] };
      });
      const { running, way, at, answered } = await open(core);
      const asked: Asked[] = [];
      for (const name of names.ways) asked.push(await way(name)('slow?'));
      await vi.waitFor(() => expect(core.asked.length).toBeGreaterThan(0), { timeout: 5000 });
      await vi.waitFor(() => expect(running.unacknowledged()).toBe(0), { timeout: 5000 });
      expect(asked.flatMap(at)).toEqual([]);
      release();
      for (const one of asked) await answered(one);
    });

    it('logs neither questions nor answers', async () => {
      const { way, answered, core } = await open();
      await answered(await way(names.ways[0] ?? '')('Which judge dismissed the lawsuits?'));
      await answered(await way(names.ways[0] ?? '')('explode dismissed'));
      const logged = JSON.stringify(core.lines);
      expect(logged).not.toContain('judge dismissed');
      expect(logged).not.toContain(sentence);
    });
  });
}
