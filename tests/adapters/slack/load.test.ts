/**
 * Many at once: the built program, 50 people with four questions each, over both transports.
 * How long acknowledgements took is reported, not asserted: that depends on what else the machine does.
 *
 * @module
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeOf } from '../../fakes/slack/slack.ts';
import { openSlack, type Running } from './program.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const questions = [
  'Which judge dismissed the two lawsuits?',
  'When did the D.C. Circuit rule?',
  'Is the statute a bill of attainder?',
  'Who argued for the government?',
];

describe.each(['socket', 'http'] as const)('two hundred questions at once over %s', (transport) => {
  let running: Running;
  beforeEach(async () => {
    running = await openSlack(transport);
    await running.start();
  });
  afterEach(() => running.stop());

  /** Everybody asks everything, half in the channel and half in private; resolves with the places of the answers. */
  async function everybodyAsks(): Promise<void> {
    const { slack } = running;
    const before = slack.said().length;
    const asked = Array.from({ length: 50 }, (_, person) =>
      questions.map((question) =>
        person % 2 === 0
          ? slack.mention(question, { user: `U0P${person}` })
          : slack.message(question, { user: `U0P${person}`, channel: `D0P${person}` }),
      ),
    ).flat();
    await vi.waitFor(() => expect(slack.said().length).toBeGreaterThanOrEqual(before + asked.length), {
      timeout: 60_000,
      interval: 50,
    });
    const places = slack.said().slice(before).map(placeOf);
    expect(places.sort()).toEqual(asked.map(({ place }) => place).sort());
  }

  it('are each answered once and leave nothing behind', async () => {
    await everybodyAsks();
    await everybodyAsks();
    const before = await running.programs[0]?.heap();
    for (let round = 0; round < 3; round++) await everybodyAsks();
    const after = await running.programs[0]?.heap();
    expect(running.slack.state.refused).toEqual([]);
    const { waits, late } = running.slack.wire;
    const p99 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)];
    // Six hundred questions more cost what is remembered of them for a while, and no more.
    expect((after ?? 0) - (before ?? 0)).toBeLessThan(12);
    console.info(
      `${transport}: acknowledged in ${p99?.toFixed(0)} ms (99th percentile), ${late()} of ${waits.length} after Slack’s three seconds; heap ${before?.toFixed(1)} to ${after?.toFixed(1)} MB`,
    );
  });
});
