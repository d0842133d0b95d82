import { clip } from '../../core/clip.ts';
import { limits, shares } from './limits.ts';

/** What a reply shows, as its buttons carry it: enough to show it again in any process, and nothing that is decided. */
export interface Shown {
  readonly kind: 'found' | 'not-found';
  /** The excerpt on top, then the further ones. */
  readonly pointers: readonly string[];
  /** 0: the first alone; from 1 on with so many further ones below it. */
  readonly page: number;
  readonly wide: boolean;
  /** Line above the excerpt. */
  readonly note: string;
  /** Whether somebody may share it, has shared it, or it is public already. */
  readonly share: 'offer' | 'done' | 'none';
  /** Thread in which a share belongs. */
  readonly thread?: string;
}

/** As a button's value. */
export function encode({ kind, pointers, page, wide, note, share, thread }: Shown): string {
  const value = JSON.stringify({
    k: kind === 'found' ? 1 : 0,
    p: pointers,
    n: page,
    ...(wide && { w: 1 }),
    ...(note !== '' && { m: clip(note, shares.note) }),
    ...(share !== 'none' && { s: share === 'offer' ? 1 : 2 }),
    ...(thread !== undefined && { t: thread }),
  });
  return value.length <= limits.buttonValue ? value : encode({ kind, pointers, page, wide, note: '', share });
}

/** From a button's value; undefined for anything else. */
export function decode(value: string | undefined): Shown | undefined {
  const raw = parse(value);
  if (!raw || !Array.isArray(raw.p) || raw.p.length === 0) return undefined;
  const pointers = raw.p.filter((pointer) => typeof pointer === 'string' && /^[\w.-]{1,40}$/u.test(pointer));
  if (pointers.length !== raw.p.length) return undefined;
  const lastPage = Math.ceil((pointers.length - 1) / shares.furtherAPage);
  return {
    kind: raw.k === 1 ? 'found' : 'not-found',
    pointers,
    page: typeof raw.n === 'number' ? Math.min(Math.max(0, Math.trunc(raw.n)), lastPage) : 0,
    wide: raw.w === 1,
    note: typeof raw.m === 'string' ? raw.m : '',
    share: raw.s === 1 ? 'offer' : raw.s === 2 ? 'done' : 'none',
    ...(typeof raw.t === 'string' && { thread: raw.t }),
  };
}

/** Positions of the further excerpts that `page` shows. */
export function pageOf({ pointers, page }: Shown): readonly string[] {
  if (page === 0) return [];
  const start = 1 + (page - 1) * shares.furtherAPage;
  return pointers.slice(start, start + shares.furtherAPage);
}

export function hasNextPage({ pointers, page }: Shown): boolean {
  return 1 + page * shares.furtherAPage < pointers.length;
}

interface Raw {
  readonly k?: unknown;
  readonly p?: unknown;
  readonly n?: unknown;
  readonly w?: unknown;
  readonly m?: unknown;
  readonly s?: unknown;
  readonly t?: unknown;
}

function parse(value: string | undefined): Raw | undefined {
  try {
    const parsed: unknown = JSON.parse(value ?? '');
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
