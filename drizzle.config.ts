// Where migrations are generated from and to: `npx drizzle-kit generate`.
import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'postgresql', schema: './db/schema', out: './db/migrations' })
