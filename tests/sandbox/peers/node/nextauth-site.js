// SPDX-License-Identifier: Apache-2.0
// A site with NextAuth 4, whose handler for Next's API routes gets Express's requests. Listens at
// 127.0.0.1:$PORT, says so, and goes on.
const {
  KAUTH_URL = 'https://kauth.kakao.com',
  KAPI_URL = 'https://kapi.kakao.com',
  KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET, PORT, NO_SCOPE,
} = process.env;
const address = `http://127.0.0.1:${PORT}`;
process.env.NEXTAUTH_URL = address;

const cookieParser = require('cookie-parser');
const express = require('express');
const { default: NextAuth, getServerSession } = require('next-auth');
const { default: KakaoProvider } = require('next-auth/providers/kakao');

const kakao = {
  clientId: KAKAO_CLIENT_ID,
  clientSecret: KAKAO_CLIENT_SECRET,
  authorization: {
    url: `${KAUTH_URL}/oauth/authorize`,
    // By name and without openid: no id_token comes, which this provider would not take.
    params: { scope: 'profile_nickname,profile_image,account_email' },
  },
  token: `${KAUTH_URL}/oauth/token`,
  userinfo: `${KAPI_URL}/v2/user/me`,
};
if (NO_SCOPE)
  kakao.authorization.params.scope = '';

let lastError;
const options = {
  secret: 'for this test',
  providers: [KakaoProvider(kakao)],
  callbacks: {
    jwt({ token, account }) {
      return account ? { ...token, kakaoId: account.providerAccountId } : token;
    },
    session({ session, token }) {
      return { ...session, kakaoId: token.kakaoId };
    },
    redirect: () => `${address}/me`,
  },
  logger: {
    error(code, { error }) { lastError = error; },
    warn() {},
  },
};

const app = express();
app.use(cookieParser(), express.urlencoded({ extended: false }));
app.use('/api/auth', (request, response) => {
  // As Next has it for pages/api/auth/[...nextauth].js
  const nextauth = request.path.split('/').filter(Boolean);
  Object.defineProperty(request, 'query', { value: { ...request.query, nextauth } });
  return NextAuth(request, response, options);
});
app.get('/me', async (request, response) => {
  const session = await getServerSession(request, response, options);
  if (!session)
    return response.status(401).send('nobody');
  response.json({
    id: session.kakaoId,
    nickname: session.user.name,
    email: session.user.email ?? '',
  });
});
app.get('/login-failed', (request, response) =>
  response.status(403).send(`<p>${lastError}</p>`));
// Without NextAuth's page of its own, which asks once more.
app.get('/sign-out', (request, response) => {
  response.clearCookie('next-auth.session-token');
  response.send('signed out');
});
app.listen(PORT, '127.0.0.1', () => console.log(`nextauth-site listens on ${address}`));
