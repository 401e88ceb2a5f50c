// .env.example names every setting, with its sentence, and nothing else.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EnvSchema, readEnv } from '@/lib/env'

const example = readFileSync('.env.example', 'utf8')

test('.env.example is made of the schema', () => {
  const named = [...example.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(match => match[1])
  expect(named).toEqual(Object.keys(EnvSchema.shape))
  for (const [name, field] of Object.entries(EnvSchema.shape)) {
    expect(example, `${name} needs its sentence above it`).toContain(`# ${field.description}\n`)
  }
})

test('the secret of the example is refused in production', () => {
  const JWT_SECRET = /^#?JWT_SECRET=(.*)$/m.exec(example)?.[1]
  const settings = { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/cairn', JWT_SECRET }
  expect(() => readEnv(settings)).toThrow(/JWT_SECRET/)
})

test.each([
  [{ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y' }, /Set JWT_SECRET: at least 32/],
  [{ NODE_ENV: 'production', JWT_SECRET: 'x9'.repeat(30) }, /Set DATABASE_URL: postgres:/],
  [
    { NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y', JWT_SECRET: 'x9'.repeat(30), RATE_LIMIT_SCALE: '9' },
    /RATE_LIMIT_SCALE/,
  ],
  [{ NODE_ENV: 'test', JWT_SECRET: 'x9'.repeat(30), PORT: 'many' }, /Set PORT: the port/],
  [{ NODE_ENV: 'test', JWT_SECRET: 'x9'.repeat(30), DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
  [{ NODE_ENV: 'test', JWT_SECRET: 'x9'.repeat(30), GOOGLE_CLIENT_ID: 'x' }, /Set GOOGLE_CLIENT_SECRET/],
  [{ NODE_ENV: 'test', JWT_SECRET: 'x9'.repeat(30), GITHUB_CLIENT_SECRET: 'x' }, /Set GITHUB_CLIENT_ID/],
  [{ NODE_ENV: 'test', JWT_SECRET: 'x9'.repeat(30), OIDC_ISSUER: 'https://x.example' }, /Set OIDC_CLIENT_ID/],
  [{ NODE_ENV: 'test', JWT_SECRET: 'x9'.repeat(30), OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' }, /Set OIDC_ISSUER/],
  [
    {
      ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y', JWT_SECRET: 'x9'.repeat(30) },
      ...{ OIDC_ISSUER: 'http://x.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' },
    },
    /Set OIDC_ISSUER: .*https in production/,
  ],
])('a bad setting is named with what to set instead (%o)', (settings, message) => {
  expect(() => readEnv(settings)).toThrow(message)
})
