// Achievements for levels, and for making oneself at home.
import { ladder } from '../achievement'

export const growth = [
  ...ladder('growth', { name: 'level', how: 'peak', of: it => (it.kind === 'standing' ? it.level : 0) }, [
    ['level-5', 'pebble', 5, 'Above the trees', 'Reach level 5.'],
    ['level-10', 'cobble', 10, 'Above the meadows', 'Reach level 10.'],
    ['level-25', 'boulder', 25, 'Above the snow line', 'Reach level 25.'],
    ['level-50', 'boulder', 50, 'Above the clouds', 'Reach level 50.'],
    ['level-100', 'summit', 100, 'Nothing above', 'Reach level 100.'],
  ]),
  ...ladder(
    'growth',
    {
      name: 'told-about',
      how: 'distinct',
      of: it => (it.kind === 'account' && it.deed === 'told-about' ? 'bio' : null),
    },
    [['hello', 'pebble', 1, 'Hello', 'Write a few words about yourself in your profile.']],
  ),
  ...ladder(
    'growth',
    { name: 'verified', how: 'distinct', of: it => (it.kind === 'account' && it.deed === 'verified' ? 'email' : null) },
    [['reachable', 'pebble', 1, 'Reachable', 'Confirm your e-mail address.']],
  ),
  ...ladder(
    'growth',
    { name: 'guarded', how: 'distinct', of: it => (it.kind === 'account' && it.deed === 'guarded' ? 'codes' : null) },
    [['well-roped', 'cobble', 1, 'Belt and braces', 'Protect your account with one-time codes.']],
  ),
]
