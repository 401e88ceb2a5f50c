// Who may do what in general: roles and the permissions they carry. What depends on the thing is in each domain's policy.ts.

export const ROLES = ['student', 'instructor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'learn',
  'course.create',
  'course.manage-any',
  'access.grant-any',
  'user.manage',
  'site.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const OF_ROLE: Record<Role, readonly Permission[]> = {
  student: ['learn'],
  instructor: ['learn', 'course.create'],
  admin: PERMISSIONS,
}

/** The permissions that a role carries. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(OF_ROLE[role])
}
