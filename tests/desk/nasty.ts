// A story of all that trips writers and readers of feeds up.
import type { Story } from '../../functions/wire/story.ts';
import { storyOf } from '../store/stories.ts';

export const NASTY: Story = storyOf({
  name: 'nasty',
  headline: 'Tom & "Jerry" \'meet\' ]]> at 5 > 4 \u{1F6A2}\u0007\uffff',
  slugline: 'A&B',
  keywords: ['R&D "x"', 'ночь', '<script>'],
  body: '<p>5 &lt; 6 &amp;&amp; ]]&gt; \u{1F6A2} \u0001é é </p><p>العربية</p>',
});
