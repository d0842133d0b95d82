import { describe, expect, it } from 'vitest';
import { createLogger } from '../src/log.ts';

function capture(...threshold: Parameters<typeof createLogger>[0][]) {
  const lines: string[] = [];
  return { log: createLogger(threshold[0], (line) => lines.push(line)), lines };
}

/** Without the time in front, which is that of the moment. */
const said = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /, ''));

describe('the log', () => {
  it('is one line an event: time, level, message, fields', () => {
    const { log, lines } = capture();
    log.warn('reading', { path: 'a b.pdf', pages: 3, failed: true });
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(said(lines)).toEqual(['warn reading path="a b.pdf" pages=3 failed=true\n']);
  });

  it('leaves out what is below its threshold; that is info unless told otherwise', () => {
    const { log, lines } = capture();
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]('said');
    expect(said(lines)).toEqual(['info said\n', 'warn said\n', 'error said\n']);
    const loud = capture('debug');
    loud.log.debug('said');
    const quiet = capture('error');
    quiet.log.warn('not said');
    expect([said(loud.lines), quiet.lines]).toEqual([['debug said\n'], []]);
  });

  it('gives the message of an error, never its stack', () => {
    const { log, lines } = capture();
    log.error('failed', { problem: new Error('no such\nfile', { cause: new Error('hidden') }) });
    expect(said(lines)).toEqual(['error failed problem="no such file"\n']);
  });

  it.each(['\n', '\r', '\u001b[2J', '\u009b2J', '\u2028', '\u0000'])(
    'stays one line that steers no terminal, whatever it is given: %j',
    (hostile) => {
      const { log, lines } = capture();
      log.info(`a${hostile}b`, {
        text: `a${hostile}b`,
        list: [`a${hostile}b`],
        problem: new Error(`a${hostile}b`),
      });
      expect(lines).toHaveLength(1);
      expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029]|\\u001b/u);
    },
  );

  it('can be given a field that is not known', () => {
    const { log, lines } = capture();
    log.info('said', { code: undefined, name: null });
    expect(said(lines)).toEqual(['info said code="undefined" name="null"\n']);
  });
});
