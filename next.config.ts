// Next.js settings: what stays outside the bundles, and nothing that belongs to the gate.
import type { NextConfig } from 'next'

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm run check` checks the types, once
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/s3-request-presigner',
    '@electric-sql/pglite',
    '@node-rs/argon2',
    'esbuild',
    'esbuild-wasm',
    'ioredis',
    'pg',
    'pg-boss',
    'sharp',
    'winston',
  ],
}

export default config
