// SPDX-License-Identifier: Apache-2.0
// A site with Auth.js, which is NextAuth 5 without Next. Listens at 127.0.0.1:$PORT, says so, and
// goes on.
import express from 'express';
import { ExpressAuth, getSession } from '@auth/express';
import Kakao from '@auth/express/providers/kakao';

const {
  KAUTH_URL = 'https://kauth.kakao.com',
  KAPI_URL = 'https://kapi.kakao.com',
  KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET, PORT, NO_ISSUER,
} = process.env;
const address = `http://127.0.0.1:${PORT}`;

const kakao = {
  clientId: KAKAO_CLIENT_ID,
  clientSecret: KAKAO_CLIENT_SECRET,
  authorization: `${KAUTH_URL}/oauth/authorize?scope`,
  token: `${KAUTH_URL}/oauth/token`,
  userinfo: `${KAPI_URL}/v2/user/me`,
  issuer: KAUTH_URL, // of the id_token, which comes when the app has OpenID Connect on
};
if (NO_ISSUER)
  delete kakao.issuer;

let lastError;
const config = {
  secret: 'for this test',
  trustHost: true,
  providers: [Kakao(kakao)],
  callbacks: {
    jwt({ token, account }) {
      return account ? { ...token, kakaoId: account.providerAccountId } : token;
    },
    session({ session, token }) {
      return { ...session, kakaoId: token.kakaoId };
    },
    redirect: () => `${address}/me`,
  },
  pages: { error: '/login-failed' },
  logger: {
    error(error) { lastError = error; },
    warn() {},
  },
};

const app = express();
app.use('/auth', ExpressAuth(config));
app.get('/me', async (request, response) => {
  const session = await getSession(request, config);
  if (!session)
    return response.status(401).send('nobody');
  response.json({
    id: session.kakaoId,
    nickname: session.user.name,
    email: session.user.email ?? '',
  });
});
app.get('/login-failed', (request, response) =>
  response.status(403).send(`<p>${lastError} ${lastError?.cause?.err}</p>`));
// Without Auth.js's page of its own, which asks once more.
app.get('/sign-out', (request, response) => {
  response.clearCookie('authjs.session-token');
  response.send('signed out');
});
app.listen(PORT, '127.0.0.1', () => console.log(`authjs-site listens on ${address}`));
