/** The least that the bot has to be told, as an environment tells it. */
export const leastEnvironment = {
  TENANT_ID: '11111111-1111-4111-8111-111111111111',
  TENANT_DOMAIN: 'contoso.onmicrosoft.com',
  MICROSOFT_APP_ID: '22222222-2222-4222-8222-222222222222',
  MICROSOFT_APP_PASSWORD: 'hunter2-of-the-bot',
  EXCHANGE_APP_ID: '33333333-3333-4333-8333-333333333333',
  EXCHANGE_APP_SECRET: 'hunter2-of-exchange',
  BACKEND: 'rest',
  ROLE_ADMIN: '44444444-4444-4444-8444-444444444444',
} as const;
