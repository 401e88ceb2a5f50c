// The house law: who may import whom. Checked by `npm run check`; lib/run/checks/house.test.ts plants a breach of each rule.
const FOUNDATION = 'core|events|platform|web|run'
const DOMAIN = `^lib/(?!(?:${FOUNDATION})/)([^/]+)/`
const SINKS = 'gamification|notifications|analytics|search|audit'
const TEST = '[.](test|spec)[.]tsx?$'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const door = (vendor, path, pathNot) =>
  rule(
    `${vendor}-has-one-door`,
    'A vendor SDK is imported by its adapter alone.',
    { pathNot: `${path}|${TEST}${pathNot ? `|${pathNot}` : ''}` },
    { path: `^(node_modules/)?(${vendor})(/|$)` },
  )

module.exports = {
  forbidden: [
    rule('no-circles', 'Files never import each other in a loop; type-only loops count too.', {}, { circular: true }),

    rule(
      'core-is-ground',
      'core knows nothing of ours.',
      { path: '^lib/core/', pathNot: TEST },
      { path: '^(lib/(?!core/)|db|components|app)' },
    ),
    rule(
      'events-are-contracts',
      'The event catalogue holds names and schemas only.',
      { path: '^lib/events/' },
      { path: '^(lib/(?!core/|events/)|db|components|app)' },
    ),
    rule(
      'schema-is-ground',
      'Tables import tables and core vocabulary.',
      { path: '^db/schema/' },
      { path: '^(lib/(?!core/)|db/(?!schema/)|components|app)' },
    ),
    rule(
      'platform-below-domains',
      'A port never knows who uses it.',
      { path: '^lib/platform/' },
      { path: `${DOMAIN}|^lib/(web|run|events)/|^(components|app)/` },
    ),
    rule(
      'domains-below-web',
      'A domain never knows how it was called.',
      { path: DOMAIN, pathNot: TEST },
      { path: '^lib/(web|run)/|^(components|app)/' },
    ),
    rule(
      'web-below-pages',
      'Adapters never import what they adapt.',
      { path: '^lib/web/' },
      { path: '^lib/run/|^(components|app)/' },
    ),
    rule(
      'web-knows-accounts-only',
      'Adapters resolve an actor and nothing else.',
      { path: '^lib/web/' },
      { path: DOMAIN, pathNot: '^lib/accounts/' },
    ),
    rule('components-below-app', 'Views never import routes.', { path: '^components/' }, { path: '^app/|^lib/run/' }),
    rule(
      'ui-is-plain',
      'Primitives carry no domain word and no data.',
      { path: '^components/ui/' },
      { path: '^components/(?!ui/)|^lib/(?!core/)|^db/' },
    ),
    rule(
      'roots-are-roots',
      'Nothing imports a process entry, except instrumentation.',
      { pathNot: `^(lib/run/|server[.]ts$|instrumentation[.]ts$|bench/)|${TEST}` },
      { path: '^lib/run/' },
    ),
    rule(
      'e2e-is-outside',
      'Browser tests see the product, not its modules.',
      { path: '^e2e/' },
      { path: '^(app|components|lib)/' },
    ),

    rule(
      'private-files',
      "Another domain's reads, schemas and nothing else.",
      { path: DOMAIN, pathNot: TEST },
      {
        path: DOMAIN,
        pathNot: ['^lib/$1/', '^lib/[^/]+/(reads|schemas)[.]ts$', '^lib/[^/]+/[^/]+/(reads|schemas)[.]ts$'],
      },
    ),
    rule(
      'sinks-only-listen',
      'Reactor domains are never called by other domains.',
      { path: DOMAIN, pathNot: `^lib/(${SINKS})/|${TEST}` },
      { path: `^lib/(${SINKS})/`, pathNot: '^lib/$1/' },
    ),
    rule(
      'own-tables',
      'Verbs and reactions touch their own tables; only reads may join others.',
      { path: DOMAIN, pathNot: `/reads[.]ts$|/reports/|${TEST}` },
      { path: '^db/schema/', pathNot: '^db/schema/$1[.]ts$' },
    ),
    rule(
      'pages-do-not-query',
      'No SQL above the domains.',
      { path: '^(app|components|middleware|lib/web)', pathNot: TEST },
      { path: '^db/' },
    ),
    rule(
      'reactions-are-wired-once',
      'Only the composition root sees reactions.',
      { pathNot: `^lib/run/|${TEST}` },
      { path: '^lib/[^/]+/reactions[.]ts$' },
    ),

    rule(
      'domains-are-plain-typescript',
      'No framework in the meaning.',
      { path: `${DOMAIN}|^lib/(core|events)/|^db/`, pathNot: TEST },
      { path: '^(node_modules/)?(next|react|react-dom|next-auth)(/|$)' },
    ),
    rule(
      'api-is-plain-http',
      'server.ts serves these without Next.js.',
      { path: '^(app/api/v1/|app/api/health/|lib/run/api-|lib/web/(endpoint|gate|actor|problem|identity)[.])' },
      { path: '^(node_modules/)?next(/|$)' },
    ),
    rule(
      'redis-has-one-door',
      'Redis clients live behind the ports.',
      { pathNot: `^lib/platform/|${TEST}` },
      { path: '^(node_modules/)?(ioredis|redis|@upstash/[^/]+)(/|$)' },
    ),
    rule(
      's3-has-one-door',
      'Buckets live behind the storage port.',
      { pathNot: `^lib/platform/storage/|${TEST}` },
      { path: '^(node_modules/)?@aws-sdk(/|$)' },
    ),
    rule(
      'tus-has-one-door',
      'The server half of tus lives behind the uploads port.',
      { pathNot: `^lib/platform/uploads/|${TEST}` },
      { path: '^(node_modules/)?@tus(/|$)' },
    ),
    door('pg-boss', '^lib/platform/queue/'),
    door('nodemailer', '^lib/platform/mail/'),
    door('winston', '^lib/platform/log/'),
    door('prom-client', '^lib/platform/telemetry/'),
    rule(
      'sql-has-two-doors',
      'SQL is written in db, domains and the durable ports.',
      {
        pathNot: `^db/|^drizzle[.]config[.]ts$|${DOMAIN}|^lib/platform/(outbox|queue|sittings|idempotency|health|live)/|^lib/run/(worker|testing/)|${TEST}`,
      },
      { path: '^(node_modules/)?drizzle-orm(/|$)' },
    ),
    rule(
      'no-orphans',
      'A file nobody uses is removed.',
      {
        orphan: true,
        pathNot: `^(app|e2e)/|middleware[.]ts$|${TEST}|[.]d[.]ts$|config[.]m?[jt]s$|[.]cjs$|[.]testing[.]ts$`,
      },
      {},
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]next/|^[.]data/|^dist/' },
  },
}
