// SPDX-License-Identifier: Apache-2.0
// A site with passport-kakao. Listens at 127.0.0.1:$PORT, says so, and goes on.
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy: KakaoStrategy } = require('passport-kakao');

const {
  KAUTH_URL = 'https://kauth.kakao.com',
  KAPI_URL = 'https://kapi.kakao.com',
  KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET, PORT,
} = process.env;
const address = `http://127.0.0.1:${PORT}`;

const kakao = new KakaoStrategy({
  clientID: KAKAO_CLIENT_ID,
  clientSecret: KAKAO_CLIENT_SECRET,
  callbackURL: `${address}/auth/kakao/callback`,
}, (accessToken, refreshToken, profile, done) => done(null, profile));
// Afterwards, for the constructor overwrites authorizationURL and tokenURL among its options.
kakao._oauth2._authorizeUrl = `${KAUTH_URL}/oauth/authorize`;
kakao._oauth2._accessTokenUrl = `${KAUTH_URL}/oauth/token`;
kakao._userProfileURL = `${KAPI_URL}/v2/user/me`;

passport.use(kakao);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = express();
app.use(session({ secret: 'for this test', resave: false, saveUninitialized: false }));
app.use(passport.session());
app.get('/auth/kakao', passport.authenticate('kakao'));
app.get('/auth/kakao/callback',
  passport.authenticate('kakao', { successRedirect: '/me', failureRedirect: '/login-failed' }));
app.get('/login-failed', (request, response) =>
  response.status(403).send('Kakao did not log you in.'));
app.get('/me', (request, response) => {
  if (!request.user)
    return response.status(401).send('nobody');
  response.json({
    id: String(request.user.id),
    nickname: request.user.displayName,
    email: request.user._json.kakao_account.email ?? '',
  });
});
app.get('/sign-out', (request, response, next) =>
  request.logout((error) => (error ? next(error) : response.send('signed out'))));
// A refused code; the default handler would print it.
app.use((error, request, response, next) => response.status(502).send(error.message));
app.listen(PORT, '127.0.0.1', () => console.log(`passport-site listens on ${address}`));
