import { expect, test } from 'vitest';
import { stated } from '../../functions/wire/draft.ts';
import { withRelativeHrefs } from '../../functions/wire/hrefs.ts';
import type { Rendition } from '../../functions/wire/ninjs-item.ts';

const draftOf = (...renditions: Rendition[]) => ({
  format: 'ninjs' as const,
  item: { renditions: renditions.flatMap((each) => stated(each, 'renditions') ?? []) },
  wire: {},
  issues: [],
});

test('addresses that are URIs stay where they are', () => {
  const draft = draftOf({ name: 'a', href: 'https://x.example/a.jpg' }, { name: 'b', href: 'tag:x.example,2026:b' }, { name: 'c' });
  expect(withRelativeHrefs(draft)).toBe(draft);
});

test.each(['a.jpg', '../a b.jpg', '/media/a.jpg', '//x.example/a.jpg', '?id=1'])('%s is kept as stated, and said once', (href) => {
  const draft = withRelativeHrefs(draftOf({ name: 'a', href: 'https://x.example/' }, { name: 'b', href }, { name: 'c', href }));
  expect(draft.item.renditions?.map(({ value }) => value)).toEqual([
    { name: 'a', href: 'https://x.example/' },
    { name: 'b' },
    { name: 'c' },
  ]);
  expect(draft.wire.extra?.value).toEqual({ hrefs: { 'renditions[1]': href, 'renditions[2]': href } });
  expect(draft.issues.map(({ code, field }) => [code, field])).toEqual([['URI_INVALID', 'renditions[1]']]);
});
