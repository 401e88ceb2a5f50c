// Next.js settings: what stays outside the bundles, and nothing that belongs to the gate.
import type { NextConfig } from 'next'

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true }, // pictures come in their sizes from lib/media, so nobody needs /_next/image
  experimental: { useOffline: true }, // what is done without a connection waits for it, instead of breaking the page
  typescript: { ignoreBuildErrors: true }, // `npm run check` checks the types, once
  // Its build for browsers asks the document, which a worker does not have (components/courses/studio/editor/paste-worker.ts).
  turbopack: {
    resolveAlias: { 'decode-named-character-reference': './node_modules/decode-named-character-reference/index.js' },
  },
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
    'prom-client',
    'sharp',
    'winston',
  ],
}

export default config
