import { describe, expect, it } from 'vitest';
import { progressLine } from '../../src/commands/reading.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const line = progressLine({ isTTY, columns: 72, write: (text) => written.push(text) }, () => time);
  return {
    written,
    line,
    at: (milliseconds: number) => {
      time = milliseconds;
    },
  };
}

describe('the progress line', () => {
  it('shows files, pages and the time left, over and over on one line', () => {
    const { written, line, at } = terminal(true);
    at(2000);
    line.show({ files: 3, of: 12, path: 'court/hearing.pdf', page: 150, pages: 300 });
    expect(written).toEqual([
      '\r\u001b[KReading 4 of 12 files, page 150 of 300, about 5 s left: court/hearing.p',
    ]);
    line.clear();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('comes only when reading takes a while, and not more often than eyes can follow', () => {
    const { written, line, at } = terminal(true);
    at(100);
    line.show({ files: 1, of: 2, path: 'a.md' });
    line.clear();
    expect(written).toEqual([]);
    const slow = terminal(true);
    for (let time = 1000; time <= 1090; time += 10) {
      slow.at(time);
      slow.line.show({ files: 1, of: 2, path: 'a.md' });
    }
    expect(slow.written).toHaveLength(1);
  });

  it('is silent on a pipe, and after it was taken away', () => {
    const pipe = terminal(false);
    pipe.at(5000);
    pipe.line.show({ files: 1, of: 2, path: 'a.md' });
    pipe.line.clear();
    const { written, line, at } = terminal(true);
    at(5000);
    line.clear();
    line.show({ files: 1, of: 2, path: 'a.md' });
    expect([...pipe.written, ...written]).toEqual([]);
  });
});
