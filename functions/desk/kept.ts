// What was made is kept until its place is needed: the least recently asked for goes first.

export interface Kept<T> {
  get(key: string): T | undefined;
  /** `size` in whatever unit the room is. */
  set(key: string, value: T, size: number): void;
}

export function newKept<T>(room: number): Kept<T> {
  const entries = new Map<string, { readonly value: T; readonly size: number }>();
  let taken = 0;
  // Asked for again and again, it need not be put last each time.
  let newest: string | undefined;
  const drop = (key: string) => {
    taken -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry || key === newest) return entry?.value;
      entries.delete(key);
      entries.set(key, entry);
      newest = key;
      return entry.value;
    },
    set(key, value, size) {
      drop(key);
      if (size > room) return;
      entries.set(key, { value, size });
      newest = key;
      taken += size;
      for (const oldest of entries.keys()) {
        if (taken <= room) break;
        drop(oldest);
      }
    },
  };
}
