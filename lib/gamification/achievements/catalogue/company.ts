// Achievements for learning beside others.
import { ladder } from '../achievement'

export const company = [
  ...ladder(
    'company',
    { name: 'groups', how: 'distinct', of: it => (it.kind === 'group' && it.deed === 'joined' ? it.groupId : null) },
    [
      ['roped-up', 'pebble', 1, 'Roped up', 'Be in a peer group.'],
      ['many-ropes', 'cobble', 3, 'Many ropes', 'Have been in 3 peer groups.'],
    ],
  ),
  ...ladder(
    'company',
    {
      name: 'groups-made',
      how: 'distinct',
      of: it => (it.kind === 'group' && it.deed === 'created' ? it.groupId : null),
    },
    [['base-camp', 'cobble', 1, 'Base camp', 'Start a peer group.']],
  ),
  ...ladder(
    'company',
    { name: 'group-goals', how: 'count', when: it => it.kind === 'group' && it.deed === 'reached' },
    [
      ['together', 'cobble', 1, 'Together', 'Reach a goal of the week with your group.'],
      ['all-together', 'boulder', 10, 'All together now', 'Reach 10 goals of the week with your groups.'],
    ],
  ),
]
