<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AnswerPage</name>
    <message>
        <source>You can close this tab</source>
        <translation>이 탭은 닫아도 돼요</translation>
    </message>
    <message>
        <source>The login was not completed</source>
        <translation>로그인을 마치지 못했어요</translation>
    </message>
    <message>
        <source>This is not the answer to your sign-in</source>
        <translation>이번 로그인의 응답이 아니에요</translation>
    </message>
    <message>
        <source>Kakao&apos;s answer has reached Daemun, and it goes on there.</source>
        <translation>카카오의 응답을 대문에 전달했어요. 이제 대문에서 계속해 주세요.</translation>
    </message>
    <message>
        <source>Daemun says why. You can close this tab.</source>
        <translation>이유는 대문에서 알려 드려요. 이 탭은 닫아도 돼요.</translation>
    </message>
    <message>
        <source>It was not used. Go on in the tab that Daemun opened last, or start again in Daemun.</source>
        <translation>이 응답은 사용하지 않았어요. 대문이 마지막으로 연 탭에서 계속하거나, 대문에서 다시 시작해 주세요.</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of the language of these texts, for a web page&apos;s lang attribute</extracomment>
        <translation>ko</translation>
    </message>
</context>
<context>
    <name>BirthdayText</name>
    <message>
        <source>d MMMM</source>
        <extracomment>A birthday without a year, as QLocale::toString() takes it</extracomment>
        <translation>M월 d일</translation>
    </message>
    <message>
        <source>lunar calendar: month %1, day %2</source>
        <translation>음력 %1월 %2일</translation>
    </message>
    <message>
        <source>%1 (leap month)</source>
        <extracomment>%1 is a birthday by the lunar calendar</extracomment>
        <translation>%1 (윤달)</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Which command? See: daemunctl --help</source>
        <translation>명령이 빠졌어요. daemunctl --help를 확인해 주세요.</translation>
    </message>
    <message>
        <source>There is no command “%1”. See: daemunctl --help</source>
        <translation>“%1”(이)라는 명령은 없어요. daemunctl --help를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Print the result as JSON, on standard output.</source>
        <translation>결과를 JSON으로 표준 출력에 내보내요.</translation>
    </message>
    <message>
        <source>Something is missing. See: daemunctl %1 --help</source>
        <translation>필요한 값이 빠졌어요. daemunctl %1 --help를 확인해 주세요.</translation>
    </message>
    <message>
        <source>“%1” is too much. See: daemunctl %2 --help</source>
        <translation>“%1”은(는) 필요 없어요. daemunctl %2 --help를 확인해 주세요.</translation>
    </message>
    <message>
        <source>daemunctl: sign in with Kakao from a terminal.</source>
        <translation>daemunctl: 터미널에서 카카오로 로그인해요.</translation>
    </message>
    <message>
        <source>Usage: daemunctl [options] command [options]</source>
        <translation>사용법: daemunctl [옵션] 명령 [옵션]</translation>
    </message>
    <message>
        <source>Every command takes --json, --help, and the options and settings of daemun (see any command&apos;s --help).</source>
        <translation>모든 명령에서 --json, --help와 daemun의 옵션과 설정을 쓸 수 있어요(각 명령의 --help를 확인해 주세요).</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 error, 2 usage, 3 not signed in, 4 network, 5 cancelled, 6 keychain.</source>
        <translation>종료 코드: 0 완료, 1 오류, 2 잘못된 사용법, 3 로그인하지 않음, 4 네트워크, 5 취소, 6 키체인</translation>
    </message>
    <message>
        <source>Sign in by way of your browser.</source>
        <translation>브라우저로 로그인해요.</translation>
    </message>
    <message>
        <source>Open no browser: print the address to open, alone on the first line, and wait.</source>
        <translation>브라우저를 열지 않아요. 첫 줄에 열어야 할 주소만 출력하고 기다려요.</translation>
    </message>
    <message>
        <source>The nickname to take where the one from Kakao cannot be had.</source>
        <translation>카카오 닉네임을 쓸 수 없을 때 대신 쓸 닉네임이에요.</translation>
    </message>
    <message>
        <source>Show who is signed in, as it was known last: neither Kakao nor the keychain is asked.</source>
        <translation>누가 로그인했는지 마지막으로 확인한 내용을 보여 줘요. 카카오와 키체인은 확인하지 않아요.</translation>
    </message>
    <message>
        <source>Print the session token.</source>
        <translation>세션 토큰을 출력해요.</translation>
    </message>
    <message>
        <source>Print a Kakao access token that is valid now instead; it is refreshed if need be.</source>
        <translation>세션 토큰 대신 지금 쓸 수 있는 카카오 액세스 토큰을 출력해요. 필요하면 갱신해요.</translation>
    </message>
    <message>
        <source>List who is signed in on this computer.</source>
        <translation>이 컴퓨터에서 로그인한 계정을 모두 보여 줘요.</translation>
    </message>
    <message>
        <source>Make another account the current one.</source>
        <translation>사용할 계정을 바꿔요.</translation>
    </message>
    <message>
        <source>Its Kakao id or nickname.</source>
        <translation>사용할 계정의 회원번호나 닉네임이에요.</translation>
    </message>
    <message>
        <source>Ask Kakao who is signed in, and refresh what is known.</source>
        <translation>카카오에서 로그인을 확인하고 회원 정보를 새로 받아요.</translation>
    </message>
    <message>
        <source>Sign the current account out.</source>
        <translation>지금 계정에서 로그아웃해요.</translation>
    </message>
    <message>
        <source>Sign out of Kakao in the browser, too.</source>
        <translation>브라우저의 카카오에서도 로그아웃해요.</translation>
    </message>
    <message>
        <source>Disconnect the current account from Kakao and erase what is kept of it.</source>
        <translation>지금 계정의 카카오 연결을 끊고 저장된 정보를 지워요.</translation>
    </message>
    <message>
        <source>Yes, do it: it cannot be undone.</source>
        <translation>정말 진행해요. 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>This erases the member and cannot be undone. Say --yes to do it.</source>
        <translation>회원 정보를 모두 지우며 되돌릴 수 없어요. 정말 진행하려면 --yes를 붙여 주세요.</translation>
    </message>
    <message>
        <source>Show the nickname, or take another one.</source>
        <translation>닉네임을 보여 주거나 바꿔요.</translation>
    </message>
    <message>
        <source>The nickname to take.</source>
        <translation>새 닉네임이에요.</translation>
    </message>
    <message>
        <source>Look at everything that signing in needs.</source>
        <translation>로그인에 필요한 것을 모두 점검해요.</translation>
    </message>
</context>
<context>
    <name>ErrorReport</name>
    <message>
        <source>Code: %1</source>
        <extracomment>In a report on an error: `Rejected · KOE010 · HTTP 401`</extracomment>
        <translation>코드: %1</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <extracomment>In a report on an error: `token, after: redirect caught`</extracomment>
        <translation>단계: %1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <extracomment>In a report on an error: `2026-11-30T11:54:10+09:00`</extracomment>
        <translation>시각: %1</translation>
    </message>
    <message>
        <source>More: %1</source>
        <comment>in a report on an error</comment>
        <translation>기타: %1</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>로그인을 취소했어요.</translation>
    </message>
    <message>
        <source>Press the button to start again.</source>
        <translation>버튼을 누르면 다시 시작할 수 있어요.</translation>
    </message>
    <message>
        <source>Kakao did not let this account through.</source>
        <translation>이 카카오계정으로는 로그인할 수 없어요.</translation>
    </message>
    <message>
        <source>Sign in again and agree to share your profile. Accounts of people under 14 cannot be used.</source>
        <translation>다시 로그인해서 프로필 제공에 동의해 주세요. 만 14세 미만 계정은 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>A setting cannot be used: %1.</source>
        <translation>사용할 수 없는 설정이 있어요: %1.</translation>
    </message>
    <message>
        <source>Correct it, then start Daemun again.</source>
        <translation>설정을 고친 뒤 대문을 다시 시작해 주세요.</translation>
    </message>
    <message>
        <source>The answer does not belong to this sign-in, so it was not used.</source>
        <translation>이번 로그인의 응답이 아니어서 사용하지 않았어요.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>This sign-in took too long and has expired.</source>
        <translation>시간이 너무 오래 걸려 로그인이 만료됐어요.</translation>
    </message>
    <message>
        <source>Kakao has ended this session.</source>
        <translation>카카오에서 이 로그인을 끝냈어요.</translation>
    </message>
    <message>
        <source>Kakao takes no more requests for the moment.</source>
        <translation>카카오가 지금은 요청을 더 받지 않아요.</translation>
    </message>
    <message>
        <source>Wait ten minutes, then sign in again.</source>
        <translation>10분 뒤에 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Kakao has a problem of its own just now.</source>
        <translation>지금 카카오 쪽에 문제가 있어요.</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>잠시 뒤에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Kakao&apos;s answer was not complete.</source>
        <translation>카카오의 응답이 온전하지 않아요.</translation>
    </message>
    <message>
        <source>Sign in again. If this stays, the network may be changing the answers.</source>
        <translation>다시 로그인해 주세요. 같은 문제가 계속되면 네트워크에서 응답을 바꾸고 있을 수 있어요.</translation>
    </message>
    <message>
        <source>The connection broke off in the middle.</source>
        <translation>도중에 연결이 끊겼어요.</translation>
    </message>
    <message>
        <source>Kakao refused the sign-in.</source>
        <translation>카카오에서 로그인을 거부했어요.</translation>
    </message>
    <message>
        <source>Register the redirect URI in Kakao&apos;s console exactly as it is configured here, then sign in again.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지에 여기에 설정된 리다이렉트 URI를 똑같이 등록한 뒤 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Set the client secret from Kakao&apos;s console (--client-secret), or switch it off there.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지의 클라이언트 시크릿을 설정하거나(--client-secret) 그곳에서 꺼 주세요.</translation>
    </message>
    <message>
        <source>Set the REST API key from Kakao&apos;s console (--rest-api-key); the other keys do not work here.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지의 REST API 키를 설정해 주세요(--rest-api-key). 다른 키는 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Switch the consent items on in Kakao&apos;s console, or ask for fewer (--scopes).</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지에서 동의항목을 켜거나, 요청하는 동의항목을 줄여 주세요(--scopes).</translation>
    </message>
    <message>
        <source>Show this code to whoever set the program up.</source>
        <translation>프로그램을 설치한 사람에게 이 코드를 알려 주세요.</translation>
    </message>
    <message>
        <source>Kakao did not answer in time.</source>
        <translation>카카오가 제때 응답하지 않았어요.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>네트워크를 확인하고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The connection to Kakao is not secure, so it was not used.</source>
        <translation>카카오와의 연결이 안전하지 않아서 사용하지 않았어요.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock and network. Never go on past such a warning.</source>
        <translation>컴퓨터 시계와 네트워크를 확인해 주세요. 이런 경고는 절대 무시하지 마세요.</translation>
    </message>
    <message>
        <source>This network answers in Kakao&apos;s place; it may want a login of its own.</source>
        <translation>카카오 대신 이 네트워크가 응답했어요. 네트워크에 먼저 로그인해야 할 수 있어요.</translation>
    </message>
    <message>
        <source>Open any page in your browser, log in to the network, and try again.</source>
        <translation>브라우저에서 아무 페이지나 열어 네트워크에 로그인한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Kakao cannot be reached.</source>
        <translation>카카오에 연결할 수 없어요.</translation>
    </message>
    <message>
        <source>The login window is not installed.</source>
        <translation>로그인 창이 설치되어 있지 않아요.</translation>
    </message>
    <message>
        <source>Install the package daemun-webview, then try again.</source>
        <translation>daemun-webview 패키지를 설치한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Web pages are not shown to the administrator (root), for safety.</source>
        <translation>안전을 위해 관리자(root)에게는 웹 페이지를 보여 주지 않아요.</translation>
    </message>
    <message>
        <source>Start Daemun as an ordinary user.</source>
        <translation>일반 사용자로 대문을 실행해 주세요.</translation>
    </message>
    <message>
        <source>Install Daemun again, or ask for help with these details.</source>
        <translation>대문을 다시 설치하거나, 이 내용을 보여 주고 도움을 요청해 주세요.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>키체인이 잠겨 있어요.</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>잠금을 풀고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>This computer has no keychain.</source>
        <translation>이 컴퓨터에는 키체인이 없어요.</translation>
    </message>
    <message>
        <source>Install GNOME Keyring or KWallet to stay signed in after you quit.</source>
        <translation>대문을 종료한 뒤에도 로그인을 유지하려면 GNOME 키링이나 KWallet을 설치해 주세요.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>키체인이 응답하지 않아요.</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>잠시 기다렸다가 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The keychain no longer has your session, or does not show it.</source>
        <translation>키체인에서 로그인 정보를 찾을 수 없어요.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or sign in again.</source>
        <translation>키체인 잠금을 풀고 다시 시도하거나, 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>The keychain refused to work.</source>
        <translation>키체인을 사용할 수 없어요.</translation>
    </message>
    <message>
        <source>Try again, or sign in again.</source>
        <translation>다시 시도하거나, 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>로그인이 만료됐어요.</translation>
    </message>
    <message>
        <source>The members were saved by a newer version of Daemun.</source>
        <translation>회원 데이터가 더 최신 버전의 대문에서 저장됐어요.</translation>
    </message>
    <message>
        <source>Install the newest version. Nothing was changed.</source>
        <translation>최신 버전을 설치해 주세요. 데이터는 그대로 있어요.</translation>
    </message>
    <message>
        <source>The data folder cannot be written.</source>
        <translation>데이터 폴더에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Give yourself permission to write there, or choose another folder (--data-dir), then try again.</source>
        <translation>쓰기 권한을 주거나 다른 폴더를 고른 뒤(--data-dir) 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>There is no space left on the disk.</source>
        <translation>디스크에 남은 공간이 없어요.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>공간을 확보한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Another program is using the members&apos; data.</source>
        <translation>다른 프로그램이 회원 데이터를 사용하고 있어요.</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>그 프로그램을 닫고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The members&apos; data cannot be read or written.</source>
        <translation>회원 데이터를 읽거나 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Try again. If this stays, choose another folder (--data-dir).</source>
        <translation>다시 시도해 주세요. 같은 문제가 계속되면 다른 폴더를 골라 주세요(--data-dir).</translation>
    </message>
    <message>
        <source>Kakao refuses this program because of its settings (%1).</source>
        <translation>설정이 올바르지 않아 카카오에서 이 프로그램을 거부했어요(%1).</translation>
    </message>
    <message>
        <source>The login window cannot run on this computer (%1).</source>
        <translation>이 컴퓨터에서는 로그인 창을 열 수 없어요(%1).</translation>
    </message>
    <message>
        <source>Kakao answers for somebody else.</source>
        <translation>카카오에서 다른 사람의 정보를 보냈어요.</translation>
    </message>
    <message>
        <source>Log in with the account that is shown here, or add the other one from the accounts menu.</source>
        <translation>여기에 보이는 계정으로 로그인하거나, 계정 메뉴에서 다른 계정을 추가해 주세요.</translation>
    </message>
    <message>
        <source>Kakao has ended it: your password was changed, the program was disconnected in Kakao&apos;s settings, or it was not used for two months.</source>
        <translation>비밀번호를 바꿨거나, 카카오계정에서 연결을 끊었거나, 두 달 동안 사용하지 않아서 카카오에서 로그인을 끝냈어요.</translation>
    </message>
    <message>
        <source>Kakao answered for another account than this one.</source>
        <translation>카카오에서 이 계정이 아닌 다른 계정의 정보를 보냈어요.</translation>
    </message>
    <message>
        <source>What this computer kept of it has expired or was changed.</source>
        <translation>이 컴퓨터에 저장된 로그인 정보가 만료됐거나 바뀌었어요.</translation>
    </message>
    <message>
        <source>Kakao has ended it.</source>
        <translation>카카오에서 이 로그인을 끝냈어요.</translation>
    </message>
    <message>
        <source>Offline: showing what was known on %1.</source>
        <translation>오프라인이에요. %1에 확인한 정보를 보여 드려요.</translation>
    </message>
    <message>
        <source>Offline: showing what is kept on this computer.</source>
        <translation>오프라인이에요. 이 컴퓨터에 저장된 정보를 보여 드려요.</translation>
    </message>
    <message>
        <source>Kakao&apos;s certificate was refused. Is this computer&apos;s clock right?</source>
        <translation>카카오의 인증서를 믿을 수 없어요. 컴퓨터 시계가 맞는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead. Set it right: sign-ins can fail because of it.</source>
        <extracomment>%1 is &quot;12 minutes&quot;</extracomment>
        <translation>컴퓨터 시계가 %1 빨라요. 로그인이 안 될 수 있으니 시계를 맞춰 주세요.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind. Set it right: sign-ins can fail because of it.</source>
        <translation>컴퓨터 시계가 %1 느려요. 로그인이 안 될 수 있으니 시계를 맞춰 주세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n시간</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n일</numerusform>
        </translation>
    </message>
    <message>
        <source>Kakao refused to answer.</source>
        <translation>카카오에서 요청을 거부했어요.</translation>
    </message>
    <message>
        <source>Kakao&apos;s answer is from another time than this computer&apos;s clock shows.</source>
        <translation>카카오의 응답 시각이 이 컴퓨터의 시계와 맞지 않아요.</translation>
    </message>
    <message>
        <source>Set the date, the time and the time zone right, then sign in again.</source>
        <translation>날짜와 시각, 시간대를 바르게 맞춘 뒤 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Kakao issued this sign-in to another program, so it was not used.</source>
        <translation>다른 프로그램에 발급된 로그인이어서 사용하지 않았어요.</translation>
    </message>
    <message>
        <source>Sign in here.</source>
        <translation>대문에서 로그인해 주세요.</translation>
    </message>
    <message>
        <source>What is to prove that Kakao answers could not be believed, so it was not used.</source>
        <translation>카카오가 보낸 응답인지 확인할 수 없어서 사용하지 않았어요.</translation>
    </message>
    <message>
        <source>The login was to go on in your browser.</source>
        <translation>브라우저에서 로그인을 이어 가기로 했어요.</translation>
    </message>
    <message>
        <source>No browser could be opened.</source>
        <translation>브라우저를 열지 못했어요.</translation>
    </message>
    <message>
        <source>Copy the link, open it in a browser, and log in there.</source>
        <translation>링크를 복사한 뒤 브라우저에서 열어 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Another program is using the port that the login is to come back to (%1).</source>
        <translation>로그인 결과를 받을 포트를 다른 프로그램이 사용하고 있어요(%1).</translation>
    </message>
    <message>
        <source>Close that program, then try again, or sign in in the login window.</source>
        <translation>그 프로그램을 닫고 다시 시도하거나, 로그인 창에서 로그인해 주세요.</translation>
    </message>
    <message>
        <source>The login cannot come back by itself to the configured redirect URI (%1).</source>
        <translation>설정된 리다이렉트 URI로는 로그인 결과를 자동으로 받을 수 없어요(%1).</translation>
    </message>
    <message>
        <source>Sign in in the login window, or register a redirect URI like http://127.0.0.1:52525/kakao/callback.</source>
        <translation>로그인 창에서 로그인하거나, http://127.0.0.1:52525/kakao/callback 같은 리다이렉트 URI를 등록해 주세요.</translation>
    </message>
    <message>
        <source>The login was not finished in time.</source>
        <translation>정해진 시간 안에 로그인을 마치지 못했어요.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>This computer does not let web pages be shown safely in a window.</source>
        <translation>이 컴퓨터에서는 웹 페이지를 창 안에 안전하게 보여 줄 수 없어요.</translation>
    </message>
    <message>
        <source>Sign in in your browser.</source>
        <translation>브라우저에서 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Wait ten minutes, then try again.</source>
        <translation>10분 뒤에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Try again. If this stays, the network may be changing the answers.</source>
        <translation>다시 시도해 주세요. 같은 문제가 계속되면 네트워크에서 응답을 바꾸고 있을 수 있어요.</translation>
    </message>
    <message>
        <source>This network&apos;s proxy asks for a password or does not let Daemun through.</source>
        <translation>이 네트워크의 프록시가 비밀번호를 요구하거나 대문의 연결을 막고 있어요.</translation>
    </message>
    <message>
        <source>Check the proxy in this computer&apos;s network settings, or try another network.</source>
        <translation>컴퓨터의 네트워크 설정에서 프록시를 확인하거나 다른 네트워크에서 시도해 주세요.</translation>
    </message>
</context>
<context>
    <name>LoginMessage</name>
    <message>
        <source>Message</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>LoginTrouble</name>
    <message>
        <source>You seem to be offline</source>
        <translation>오프라인인 것 같아요</translation>
    </message>
    <message>
        <source>%1 was not found. Check the connection to the internet, then try again.</source>
        <translation>%1 주소를 찾을 수 없어요. 인터넷 연결을 확인하고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The proxy does not let this window through</source>
        <translation>프록시가 이 창을 막고 있어요</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1에 연결할 수 없어요</translation>
    </message>
    <message>
        <source>The connection was refused or broke off. Check the network, then try again.</source>
        <translation>연결이 거부됐거나 끊겼어요. 네트워크를 확인하고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Is this computer’s clock right?</source>
        <translation>컴퓨터 시계가 맞나요?</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid at the time this computer shows. Set the date and time, then try again.</source>
        <translation>이 컴퓨터의 시각으로는 %1 인증서가 유효하지 않아요. 날짜와 시각을 맞추고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>This connection is not safe</source>
        <translation>안전하지 않은 연결이에요</translation>
    </message>
    <message>
        <source>%1 could not prove that it is what it says. Nothing was sent. Somebody may be listening on this network; try another one.</source>
        <translation>%1 서버가 진짜인지 확인할 수 없어서 아무것도 보내지 않았어요. 누군가 이 네트워크를 엿보고 있을 수 있으니 다른 네트워크를 사용해 주세요.</translation>
    </message>
    <message>
        <source>Kakao’s server has a problem</source>
        <translation>카카오 서버에 문제가 있어요</translation>
    </message>
    <message>
        <source>%1 answered with an error. Try again in a moment.</source>
        <translation>%1 서버에서 오류를 보냈어요. 잠시 뒤에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The page does not answer</source>
        <translation>페이지가 응답하지 않아요</translation>
    </message>
    <message>
        <source>It is still being waited for. Try again to start over.</source>
        <translation>아직 응답을 기다리고 있어요. 다시 시도하면 처음부터 시작해요.</translation>
    </message>
    <message>
        <source>The page stopped working</source>
        <translation>페이지가 멈췄어요</translation>
    </message>
    <message>
        <source>It broke off twice. Try again to start over.</source>
        <translation>페이지가 두 번 멈췄어요. 다시 시도하면 처음부터 시작해요.</translation>
    </message>
    <message>
        <source>Kakao did not accept this sign-in</source>
        <translation>카카오에서 이 로그인을 받아들이지 않았어요</translation>
    </message>
    <message>
        <source>Kakao answered with an error of its own instead of the login page. If trying again does not help, tell the maker of this application the code.</source>
        <translation>카카오에서 로그인 페이지 대신 오류를 보냈어요. 다시 시도해도 안 되면 이 프로그램을 만든 사람에게 코드를 알려 주세요.</translation>
    </message>
    <message>
        <source>The page could not be shown</source>
        <translation>페이지를 보여 줄 수 없어요</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>This network&apos;s proxy asks for a password or refuses the connection. Try another network, then try again.</source>
        <translation>이 네트워크의 프록시가 비밀번호를 요구하거나 연결을 거부했어요. 다른 네트워크에서 다시 시도해 주세요.</translation>
    </message>
</context>
<context>
    <name>LoginWindow</name>
    <message>
        <source>Log in with Kakao</source>
        <translation>카카오 로그인</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>페이지 주소</translation>
    </message>
    <message>
        <source>The connection is encrypted</source>
        <translation>암호화된 연결</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>새로고침</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>Open in my browser instead</source>
        <translation>내 브라우저에서 열기</translation>
    </message>
    <message>
        <source>Open in my &amp;browser instead</source>
        <translation>내 브라우저에서 열기(&amp;B)</translation>
    </message>
</context>
<context>
    <name>NicknameTexts</name>
    <message>
        <source>Choose a nickname</source>
        <translation>닉네임을 정해 주세요</translation>
    </message>
    <message>
        <source>“%1” is too short</source>
        <translation>“%1”은(는) 너무 짧아요</translation>
    </message>
    <message>
        <source>“%1” is too long</source>
        <translation>“%1”은(는) 너무 길어요</translation>
    </message>
    <message>
        <source>“%1” cannot be used</source>
        <translation>“%1”은(는) 쓸 수 없어요</translation>
    </message>
    <message>
        <source>“%1” is reserved</source>
        <translation>“%1”은(는) 쓸 수 없는 닉네임이에요</translation>
    </message>
    <message>
        <source>“%1” is taken</source>
        <translation>“%1”은(는) 이미 있는 닉네임이에요</translation>
    </message>
    <message>
        <source>“%1” looks like another nickname</source>
        <translation>“%1”과(와) 비슷한 닉네임이 있어요</translation>
    </message>
    <message>
        <source>The two could be mistaken for each other.</source>
        <translation>두 닉네임이 서로 헷갈릴 수 있어요.</translation>
    </message>
    <message>
        <source>This is your nickname already.</source>
        <translation>지금 쓰고 있는 닉네임이에요.</translation>
    </message>
    <message>
        <source>Nothing in it can be shown.</source>
        <translation>화면에 보이는 글자가 없어요.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>%1자 이상 입력해 주세요.</translation>
    </message>
    <message>
        <source>At least one character.</source>
        <translation>한 글자 이상 입력해 주세요.</translation>
    </message>
    <message>
        <source>It could pass for somebody in charge.</source>
        <translation>운영자로 오해받을 수 있는 닉네임이에요.</translation>
    </message>
    <message>
        <source>Somebody else has this nickname.</source>
        <translation>다른 분이 쓰고 있는 닉네임이에요.</translation>
    </message>
    <message>
        <source>It looks like somebody else&apos;s nickname.</source>
        <translation>다른 분의 닉네임과 너무 비슷해 보여요.</translation>
    </message>
    <message>
        <source>“%1” is free.</source>
        <translation>“%1”은(는) 쓸 수 있는 닉네임이에요.</translation>
    </message>
    <message>
        <source>Free. It will be written “%1”.</source>
        <translation>쓸 수 있어요. “%1”(으)로 저장돼요.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>%1자까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Too long: some characters, such as emoji, take the room of several letters.</source>
        <translation>너무 길어요. 이모지 같은 글자는 여러 글자만큼 자리를 차지해요.</translation>
    </message>
    <message>
        <source>“%1” cannot be part of a nickname.</source>
        <translation>“%1” 글자는 닉네임에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>It has a character that cannot be seen.</source>
        <translation>보이지 않는 글자가 들어 있어요.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>REST API key of the application at Kakao. Without one a sandbox inside the program is used.</source>
        <translation>카카오디벨로퍼스 앱의 REST API 키예요. 없으면 프로그램 안의 샌드박스를 사용해요.</translation>
    </message>
    <message>
        <source>Client secret, when it is switched on in Kakao&apos;s console.</source>
        <translation>클라이언트 시크릿이에요. 카카오디벨로퍼스 앱 관리 페이지에서 켰을 때 필요해요.</translation>
    </message>
    <message>
        <source>Redirect URI as registered in Kakao&apos;s console.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지에 등록한 리다이렉트 URI예요.</translation>
    </message>
    <message>
        <source>Logout redirect URI as registered in Kakao&apos;s console, to sign out of Kakao too.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지에 등록한 로그아웃 리다이렉트 URI예요. 카카오에서도 로그아웃할 때 필요해요.</translation>
    </message>
    <message>
        <source>Consent items to ask for, separated by commas.</source>
        <translation>요청할 동의항목이에요. 쉼표로 구분해요.</translation>
    </message>
    <message>
        <source>Authorization server instead of Kakao&apos;s.</source>
        <translation>카카오 대신 사용할 인증 서버예요.</translation>
    </message>
    <message>
        <source>API server instead of Kakao&apos;s.</source>
        <translation>카카오 대신 사용할 API 서버예요.</translation>
    </message>
    <message>
        <source>Where members are kept.</source>
        <translation>회원 데이터를 저장할 폴더예요.</translation>
    </message>
    <message>
        <source>Where the login opens: window (the default) or browser.</source>
        <translation>로그인을 어디에서 열지 정해요. window(기본값)나 browser를 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Sign in with Kakao on the desktop.</source>
        <translation>데스크톱에서 카카오로 로그인해요.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>이 도움말을 보여 줘요.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>버전을 보여 줘요.</translation>
    </message>
    <message>
        <source>Language: system (the default), ko or en.</source>
        <translation>언어를 정해요. system(기본값), ko, en을 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Appearance: system (the default), light or dark.</source>
        <translation>화면 모드를 정해요. system(기본값), light, dark를 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Whether staying signed in is offered first: yes (the default) or no.</source>
        <translation>로그인 유지를 미리 선택할지 정해요. yes(기본값)나 no를 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Start with the window minimized.</source>
        <translation>창을 최소화한 채로 시작해요.</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Usage: %1</source>
        <translation>사용법: %1</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[옵션]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>옵션:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>인수:</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <translation>“%1” 옵션은 없어요.</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>없는 옵션이에요: %1.</translation>
    </message>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <translation>“%1” 뒤에 값이 빠졌어요.</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <translation>“%1” 뒤에는 값을 쓸 수 없어요.</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>예(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>아니요(&amp;N)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>기본값으로 되돌리기</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>링크 주소 복사(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message>
        <source>just now</source>
        <translation>방금 전</translation>
    </message>
    <message>
        <source>a minute ago</source>
        <translation>1분 전</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n분 전</numerusform>
        </translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>1시간 전</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n시간 전</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n일 전</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A date, as QLocale::toString() takes it</extracomment>
        <translation>yyyy년 M월 d일</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>다시 시도(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>로그인 취소</translation>
    </message>
</context>
<context>
    <name>cli::AccountsCommand</name>
    <message>
        <source>Nobody is signed in.</source>
        <translation>로그인한 사람이 없어요.</translation>
    </message>
    <message>
        <source>Kakao account</source>
        <translation>카카오계정</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>닉네임</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>확인한 시각</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>good</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>ended (%1)</source>
        <translation>만료(%1)</translation>
    </message>
</context>
<context>
    <name>cli::Command</name>
    <message>
        <source>Nobody is signed in.</source>
        <translation>로그인한 사람이 없어요.</translation>
    </message>
    <message>
        <source>Sign in with: daemunctl login</source>
        <translation>daemunctl login으로 로그인해 주세요.</translation>
    </message>
</context>
<context>
    <name>cli::DoctorCommand</name>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>%1; SQLite %2; accounts: %3</source>
        <translation>%1, SQLite %2, 계정 %3개</translation>
    </message>
    <message>
        <source>It was damaged and has been set aside: %1</source>
        <translation>손상되어 따로 옮겨 두었어요: %1</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>키체인</translation>
    </message>
    <message>
        <source>it answers</source>
        <translation>응답해요</translation>
    </message>
    <message>
        <source>sessions that it does not show: %1</source>
        <translation>읽을 수 없는 로그인 정보: %1개</translation>
    </message>
    <message>
        <source>TLS library</source>
        <translation>TLS 라이브러리</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>없어요</translation>
    </message>
    <message>
        <source>Web engine</source>
        <translation>웹 엔진</translation>
    </message>
    <message>
        <source>the login window is not installed; the browser is used</source>
        <translation>로그인 창이 설치되어 있지 않아 브라우저를 사용해요</translation>
    </message>
    <message>
        <source>its version is not known</source>
        <translation>버전을 알 수 없어요</translation>
    </message>
    <message>
        <source>Its sandbox</source>
        <translation>웹 엔진의 샌드박스</translation>
    </message>
    <message>
        <source>it can work</source>
        <translation>쓸 수 있어요</translation>
    </message>
    <message>
        <source>it answers (HTTP %1)</source>
        <translation>응답해요(HTTP %1)</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>환경 변수</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>(set, not shown)</source>
        <translation>(설정함, 표시하지 않음)</translation>
    </message>
    <message numerus="yes">
        <source>Chromium %1, released about %n months ago; security fixes up to %2</source>
        <translation>
            <numerusform>Chromium %1, 약 %n개월 전 출시, 보안 수정 %2까지 포함</numerusform>
        </translation>
    </message>
    <message>
        <source>it does not run as root</source>
        <translation>root로는 실행되지 않아요</translation>
    </message>
    <message>
        <source>switched off for root</source>
        <translation>root로 실행해서 꺼져 있어요</translation>
    </message>
    <message>
        <source>no user namespaces</source>
        <translation>시스템에 사용자 네임스페이스가 없어요</translation>
    </message>
    <message>
        <source>cannot be told: no server has said what time it is</source>
        <translation>알 수 없어요. 지금 시각을 알려 준 서버가 없어요</translation>
    </message>
    <message>
        <source>it is right to a minute</source>
        <translation>오차가 1분 이내예요</translation>
    </message>
</context>
<context>
    <name>cli::LeaveCommand</name>
    <message>
        <source>Signing out of Kakao needs a logout redirect URI.</source>
        <translation>카카오에서도 로그아웃하려면 로그아웃 리다이렉트 URI가 필요해요.</translation>
    </message>
    <message>
        <source>Register one in Kakao&apos;s console and give it with --logout-redirect-uri.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지에 등록한 뒤 --logout-redirect-uri로 지정해 주세요.</translation>
    </message>
    <message>
        <source>%1 is signed out here; the disconnection goes on by itself with the next start.</source>
        <translation>%1 계정에서 로그아웃했어요. 연결 끊기는 다음에 시작할 때 자동으로 이어져요.</translation>
    </message>
    <message>
        <source>%1 is signed out here, but not in the browser.</source>
        <translation>%1 계정에서 로그아웃했지만, 브라우저에서는 아직 로그아웃하지 않았어요.</translation>
    </message>
    <message>
        <source>Kakao will be told as soon as it can be reached.</source>
        <translation>카카오에 연결되는 대로 알릴게요.</translation>
    </message>
    <message>
        <source>%1 is disconnected, and what was kept of them here is erased.</source>
        <translation>%1 계정의 연결을 끊고, 여기에 저장된 정보를 지웠어요.</translation>
    </message>
    <message>
        <source>%1 is signed out.</source>
        <translation>%1 계정에서 로그아웃했어요.</translation>
    </message>
    <message>
        <source>%1 is signed out here, but not disconnected from Kakao.</source>
        <translation>여기에서는 %1 계정에서 로그아웃했지만, 카카오와의 연결은 끊지 못했어요.</translation>
    </message>
    <message>
        <source>Sign in again and disconnect then, or end the connection in the settings of your Kakao account, among the connected services.</source>
        <translation>다시 로그인한 다음 연결을 끊거나, 카카오계정 관리 페이지의 연결된 서비스 관리에서 연결을 끊어 주세요.</translation>
    </message>
    <message>
        <source>Kakao will be told with the next start.</source>
        <translation>카카오에는 다음에 시작할 때 알릴게요.</translation>
    </message>
</context>
<context>
    <name>cli::LoginCommand</name>
    <message>
        <source>Give another one with --nickname.</source>
        <translation>--nickname으로 다른 닉네임을 지정해 주세요.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>%1(으)로 로그인했어요.</translation>
    </message>
</context>
<context>
    <name>cli::NicknameCommand</name>
    <message>
        <source>Your nickname is %1 now.</source>
        <translation>이제 닉네임은 %1이에요(예요).</translation>
    </message>
    <message>
        <source>Choose another nickname.</source>
        <translation>다른 닉네임을 정해 주세요.</translation>
    </message>
</context>
<context>
    <name>cli::NicknamePrompt</name>
    <message>
        <source>Type a nickname:</source>
        <translation>닉네임을 입력해 주세요:</translation>
    </message>
    <message>
        <source>Choose a number, or type another nickname:</source>
        <translation>번호를 고르거나 다른 닉네임을 입력해 주세요:</translation>
    </message>
</context>
<context>
    <name>cli::RefreshCommand</name>
    <message>
        <source>Kakao knows %1 as of %2.</source>
        <translation>카카오에서 %1 계정을 확인했어요(%2).</translation>
    </message>
</context>
<context>
    <name>cli::ServerCommand</name>
    <message>
        <source>The sandbox could not be started.</source>
        <translation>샌드박스를 시작하지 못했어요.</translation>
    </message>
    <message>
        <source>Set a REST API key (--rest-api-key).</source>
        <translation>REST API 키를 설정해 주세요(--rest-api-key).</translation>
    </message>
</context>
<context>
    <name>cli::SessionCommand</name>
    <message>
        <source>The session of %1 has ended.</source>
        <translation>%1 계정의 로그인이 만료됐어요.</translation>
    </message>
    <message>
        <source>Sign in with: daemunctl login</source>
        <translation>daemunctl login으로 로그인해 주세요.</translation>
    </message>
</context>
<context>
    <name>cli::StatusCommand</name>
    <message>
        <source>Nobody is signed in to %1.</source>
        <translation>%1에 로그인한 사람이 없어요.</translation>
    </message>
    <message>
        <source>The session of %1 on %2 has ended (%3).</source>
        <translation>%2에서 %1 계정의 로그인이 만료됐어요(%3).</translation>
    </message>
    <message>
        <source>Signed in to %2 as %1.</source>
        <translation>%2에 %1(으)로 로그인했어요.</translation>
    </message>
    <message>
        <source>Kakao account: %1</source>
        <translation>카카오계정: %1</translation>
    </message>
    <message>
        <source>Known at: %1</source>
        <translation>확인한 시각: %1</translation>
    </message>
    <message>
        <source>Accounts: %1</source>
        <translation>계정: %1개</translation>
    </message>
</context>
<context>
    <name>cli::SwitchCommand</name>
    <message>
        <source>No account here is called %1.</source>
        <translation>%1(이)라는 계정은 여기에 없어요.</translation>
    </message>
    <message>
        <source>See them with: daemunctl accounts</source>
        <translation>daemunctl accounts로 계정을 확인해 주세요.</translation>
    </message>
    <message>
        <source>%1 is the current account.</source>
        <translation>이제 %1 계정을 사용해요.</translation>
    </message>
    <message>
        <source>Its session has ended (%1). Sign in with: daemunctl login</source>
        <translation>로그인이 만료됐어요(%1). daemunctl login으로 로그인해 주세요.</translation>
    </message>
</context>
<context>
    <name>cli::TerminalAgent</name>
    <message>
        <source>Open this address in any browser on this computer and log in there.</source>
        <translation>이 컴퓨터의 브라우저에서 이 주소를 열고 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Your browser opens. If it does not, open this address yourself:</source>
        <translation>브라우저를 열게요. 열리지 않으면 이 주소를 직접 열어 주세요:</translation>
    </message>
    <message>
        <source>When the browser cannot come back by itself, paste the address that it ended at here:</source>
        <translation>브라우저에서 자동으로 돌아오지 않으면, 브라우저가 마지막에 연 주소를 여기에 붙여 넣어 주세요:</translation>
    </message>
    <message>
        <source>This address answers another sign-in.</source>
        <translation>다른 로그인의 주소예요.</translation>
    </message>
    <message>
        <source>This is not the address that the browser ends at after the login.</source>
        <translation>로그인을 마친 뒤 브라우저가 연 주소가 아니에요.</translation>
    </message>
</context>
<context>
    <name>cli::TerminalTexts</name>
    <message>
        <source>Cancelled.</source>
        <translation>취소했어요.</translation>
    </message>
    <message>
        <source>Sign in again with: daemunctl login</source>
        <translation>daemunctl login으로 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Install a browser, or sign in with: daemunctl login --no-browser</source>
        <translation>브라우저를 설치하거나 daemunctl login --no-browser로 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Close that program, then try again.</source>
        <translation>그 프로그램을 닫고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Register a redirect URI like http://127.0.0.1:52525/kakao/callback in Kakao&apos;s console and give it with --redirect-uri.</source>
        <translation>카카오디벨로퍼스 앱 관리 페이지에 http://127.0.0.1:52525/kakao/callback 같은 리다이렉트 URI를 등록하고 --redirect-uri로 지정해 주세요.</translation>
    </message>
</context>
<context>
    <name>desktop::AboutDialog</name>
    <message>
        <source>About Daemun</source>
        <translation>대문 정보</translation>
    </message>
    <message>
        <source>Sign in with Kakao on the desktop.</source>
        <translation>데스크톱에서 카카오로 로그인해요.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Daemun is free software under the Apache License 2.0. It is built with the work of others:</source>
        <translation>대문은 아파치 라이선스 2.0을 따르는 자유 소프트웨어예요. 다음 프로젝트를 사용해 만들었어요:</translation>
    </message>
    <message>
        <source>Licences of the work of others</source>
        <translation>사용한 프로젝트의 라이선스</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>복사(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했어요.</translation>
    </message>
    <message>
        <source>Chromium: looking for it…</source>
        <translation>Chromium: 확인하고 있어요…</translation>
    </message>
    <message>
        <source>Chromium: none, or not known</source>
        <translation>Chromium: 없거나 알 수 없음</translation>
    </message>
    <message>
        <source>released this month or the last</source>
        <translation>최근 두 달 안에 출시</translation>
    </message>
    <message numerus="yes">
        <source>released about %n months ago</source>
        <translation>
            <numerusform>약 %n개월 전 출시</numerusform>
        </translation>
    </message>
    <message>
        <source>Chromium %1, %2</source>
        <translation>Chromium %1, %2</translation>
    </message>
    <message>
        <source>Chromium %1, %2, with security fixes up to %3</source>
        <extracomment>%2 is &quot;released about 6 months ago&quot;, %3 the version whose security fixes are in it</extracomment>
        <translation>Chromium %1, %2, 보안 수정 %3까지 포함</translation>
    </message>
    <message>
        <source>Daemun</source>
        <translation>대문</translation>
    </message>
</context>
<context>
    <name>desktop::AccountsMenu</name>
    <message>
        <source>Account %1</source>
        <translation>계정 %1</translation>
    </message>
    <message>
        <source>%1: session ended</source>
        <extracomment>%1 is a nickname</extracomment>
        <translation>%1: 로그인 만료</translation>
    </message>
    <message>
        <source>&amp;Use another account…</source>
        <translation>다른 계정 쓰기(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;What you share with this program…</source>
        <translation>이 프로그램에 제공하는 정보(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Leave…</source>
        <translation>나가기(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>desktop::Application</name>
    <message>
        <source>The sandbox could not be started.</source>
        <translation>샌드박스를 시작하지 못했어요.</translation>
    </message>
    <message>
        <source>Start Daemun again, or set a REST API key.</source>
        <translation>대문을 다시 시작하거나 REST API 키를 설정해 주세요.</translation>
    </message>
    <message>
        <source>The members&apos; data was damaged and has been set aside.</source>
        <translation>회원 데이터가 손상되어 따로 옮겨 두었어요.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: a new file is in use, and the old one is kept.</source>
        <translation>따로 할 일은 없어요. 새 파일을 사용하고 있고, 예전 파일도 그대로 있어요.</translation>
    </message>
    <message>
        <source>Not all of your settings could be read.</source>
        <translation>설정 일부를 읽지 못했어요.</translation>
    </message>
    <message>
        <source>Open the settings and look whether they are as you want them.</source>
        <translation>설정을 열어 원하는 대로 되어 있는지 확인해 주세요.</translation>
    </message>
</context>
<context>
    <name>desktop::BrowserPage</name>
    <message>
        <source>Go on in your browser</source>
        <translation>브라우저에서 계속해 주세요</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Why in the browser</source>
        <translation>브라우저를 사용하는 이유</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>링크 복사(&amp;L)</translation>
    </message>
    <message>
        <source>I have &amp;finished: paste the address here</source>
        <translation>로그인을 마쳤다면 주소를 붙여 넣어 주세요(&amp;F)</translation>
    </message>
    <message>
        <source>Address that the browser ended at</source>
        <translation>브라우저가 마지막에 연 주소</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>확인(&amp;U)</translation>
    </message>
    <message>
        <source>What is wrong with the address</source>
        <translation>주소 오류</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Kakao&apos;s login page is open there. When you have logged in, Daemun goes on by itself.</source>
        <translation>브라우저에 카카오 로그인 페이지를 열었어요. 로그인하면 대문에서 자동으로 이어져요.</translation>
    </message>
    <message>
        <source>Another program has taken the port that your browser is to come back to (%1). Close it, and the login page opens by itself.</source>
        <translation>로그인 결과를 받을 포트를 다른 프로그램이 사용하고 있어요(%1). 그 프로그램을 닫으면 로그인 페이지가 자동으로 열려요.</translation>
    </message>
    <message>
        <source>Kakao&apos;s login page is open there. When you have logged in, copy the address that the browser ends at.</source>
        <translation>브라우저에 카카오 로그인 페이지를 열었어요. 로그인한 뒤 브라우저가 마지막에 연 주소를 복사해 주세요.</translation>
    </message>
    <message>
        <source>There is less than a minute left. After that you can start again.</source>
        <translation>1분도 남지 않았어요. 시간이 지나면 다시 시작할 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n minutes left. After that you can start again.</source>
        <translation>
            <numerusform>%n분 남았어요. 시간이 지나면 다시 시작할 수 있어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>The &amp;link is copied</source>
        <translation>링크를 복사했어요(&amp;L)</translation>
    </message>
    <message>
        <source>This address belongs to another sign-in. Copy the link and log in again.</source>
        <translation>다른 로그인의 주소예요. 링크를 복사해서 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>This is not the address that the login ends at. It begins with %1</source>
        <translation>로그인을 마친 뒤의 주소가 아니에요. 이렇게 시작하는 주소여야 해요: %1</translation>
    </message>
</context>
<context>
    <name>desktop::ConsentDialog</name>
    <message>
        <source>What you share</source>
        <translation>제공하는 정보</translation>
    </message>
    <message>
        <source>What you share with this program</source>
        <translation>이 프로그램에 제공하는 정보</translation>
    </message>
    <message>
        <source>You agreed to this with Kakao, and can take back what is not needed.</source>
        <translation>카카오에서 동의한 내용이에요. 꼭 필요하지 않은 동의는 철회할 수 있어요.</translation>
    </message>
    <message>
        <source>You share nothing with this program.</source>
        <translation>이 프로그램에 제공하는 정보가 없어요.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Asking Kakao…</source>
        <translation>카카오에 묻고 있어요…</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>새로고침(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>닫기(&amp;L)</translation>
    </message>
</context>
<context>
    <name>desktop::ConsentQuestion</name>
    <message>
        <source>Kakao does not let this be taken back: the program needs it for signing in.</source>
        <translation>로그인에 꼭 필요한 동의라서 카카오에서 철회할 수 없어요.</translation>
    </message>
    <message>
        <source>To take everything back, disconnect.</source>
        <translation>모두 철회하려면 연결을 끊어 주세요.</translation>
    </message>
</context>
<context>
    <name>desktop::ConsentRow</name>
    <message>
        <source>Take back</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>Agree…</source>
        <translation>동의하기…</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>철회: %1</translation>
    </message>
    <message>
        <source>Agree: %1</source>
        <translation>동의하기: %1</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>동의하지 않음</translation>
    </message>
    <message>
        <source>Agreed: needed for signing in</source>
        <translation>동의함(로그인에 필요)</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>동의함</translation>
    </message>
    <message>
        <source>Agreed: no longer asked for</source>
        <translation>동의함(이제 요청하지 않음)</translation>
    </message>
</context>
<context>
    <name>desktop::DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>진단 정보</translation>
    </message>
    <message>
        <source>Copy this text when you report a problem. It holds no token, no e-mail address and no name.</source>
        <translation>문제를 알릴 때 이 내용을 복사해 주세요. 토큰, 이메일 주소, 이름은 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>Diagnostics text</source>
        <translation>진단 정보 내용</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>닫기(&amp;L)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했어요.</translation>
    </message>
</context>
<context>
    <name>desktop::KeychainPage</name>
    <message>
        <source>Waiting for the keychain</source>
        <translation>키체인을 기다리고 있어요</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>다시 시도(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sign in again with Kakao</source>
        <translation>카카오로 다시 로그인(&amp;S)</translation>
    </message>
    <message>
        <source>Sign in again with Kakao</source>
        <translation>카카오로 다시 로그인</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>자세히(&amp;E)</translation>
    </message>
</context>
<context>
    <name>desktop::LeaveDialog</name>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>How do you want to leave?</source>
        <translation>어떻게 나갈까요?</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>로그아웃(&amp;S)</translation>
    </message>
    <message>
        <source>Ends this session here and at Kakao. You stay a member, and other programs stay signed in.</source>
        <translation>대문과 카카오에서 이 로그인을 끝내요. 회원 정보는 그대로 남고, 다른 프로그램의 로그인도 유지돼요.</translation>
    </message>
    <message>
        <source>Sign out of &amp;Kakao too</source>
        <translation>카카오에서도 로그아웃(&amp;K)</translation>
    </message>
    <message>
        <source>Does the same, then opens Kakao&apos;s page, where you log out of your Kakao account in the login window.</source>
        <translation>로그아웃한 뒤 로그인 창에 카카오 페이지를 열어요. 거기에서 카카오계정도 로그아웃할 수 있어요.</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>연결 끊기(&amp;D)…</translation>
    </message>
    <message>
        <source>Ends the connection at Kakao and erases your nickname, your profile and your photo from this computer. This cannot be undone.</source>
        <translation>카카오와의 연결을 끊고 이 컴퓨터에서 닉네임, 프로필, 사진을 지워요. 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Kakao ends the connection to this program, and your nickname, your profile and your photo are erased from this computer. This cannot be undone.</source>
        <translation>카카오와 이 프로그램의 연결을 끊고, 이 컴퓨터에서 닉네임, 프로필, 사진을 지워요. 되돌릴 수 없어요.</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>연결 끊기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>그대로 두기(&amp;K)</translation>
    </message>
    <message>
        <source>Disconnect this account?</source>
        <translation>이 계정의 연결을 끊을까요?</translation>
    </message>
    <message>
        <source>Disconnect “%1”?</source>
        <translation>“%1”의 연결을 끊을까요?</translation>
    </message>
</context>
<context>
    <name>desktop::LeaveQuestion</name>
    <message>
        <source>You are disconnected: Kakao&apos;s connection to this program and everything kept of you here are gone.</source>
        <translation>연결을 끊었어요. 카카오와 이 프로그램의 연결이 끊어졌고, 여기에 저장된 정보도 모두 지웠어요.</translation>
    </message>
    <message>
        <source>You are signed out here, but Kakao could not be told.</source>
        <translation>여기에서는 로그아웃했지만, 카카오에는 알리지 못했어요.</translation>
    </message>
    <message>
        <source>To end the connection there, too, open the settings of your Kakao account and look for the connected services.</source>
        <translation>카카오에서도 연결을 끊으려면 카카오계정 관리 페이지의 연결된 서비스 관리에서 끊어 주세요.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: what is left at Kakao ends by itself.</source>
        <translation>따로 할 일은 없어요. 카카오에 남은 로그인은 시간이 지나면 끝나요.</translation>
    </message>
    <message>
        <source>You are signed out here. Disconnecting is not finished yet.</source>
        <translation>여기에서는 로그아웃했지만, 연결 끊기는 아직 끝나지 않았어요.</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as Kakao can be reached, also after a restart.</source>
        <translation>카카오에 연결되면 자동으로 마무리해요. 대문을 다시 시작해도 마찬가지예요.</translation>
    </message>
    <message>
        <source>You are signed out here. Kakao could not be told yet.</source>
        <translation>여기에서는 로그아웃했지만, 카카오에는 아직 알리지 못했어요.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: it is told as soon as it can be reached.</source>
        <translation>따로 할 일은 없어요. 카카오에 연결되는 대로 알릴게요.</translation>
    </message>
    <message>
        <source>You are signed out here, but Kakao does not let the connection be ended now.</source>
        <translation>여기에서는 로그아웃했지만, 카카오가 지금은 연결 끊기를 거부하고 있어요.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Or end it among your Kakao account&apos;s connected services.</source>
        <translation>자동으로 다시 시도할게요. 바로 끊으려면 카카오계정 관리 페이지의 연결된 서비스 관리에서 끊어 주세요.</translation>
    </message>
</context>
<context>
    <name>desktop::MainWindow</name>
    <message>
        <source>Daemun</source>
        <translation>대문</translation>
    </message>
    <message>
        <source>Sandbox notice</source>
        <translation>샌드박스 안내</translation>
    </message>
    <message>
        <source>Sandbox: this is not Kakao. The accounts are made up, and nothing leaves this computer.</source>
        <translation>샌드박스: 실제 카카오가 아니에요. 계정은 모두 가짜이고, 어떤 정보도 이 컴퓨터 밖으로 나가지 않아요.</translation>
    </message>
    <message>
        <source>Log out of Kakao in your browser.</source>
        <translation>브라우저에서 카카오 로그아웃을 마쳐 주세요.</translation>
    </message>
</context>
<context>
    <name>desktop::MemberCard</name>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>닉네임</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>생일</translation>
    </message>
    <message>
        <source>Member since</source>
        <translation>가입한 날</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>로그아웃(&amp;O)</translation>
    </message>
    <message>
        <source>On Kakao: %1</source>
        <translation>카카오 닉네임: %1</translation>
    </message>
    <message>
        <source>Change &amp;nickname</source>
        <translation>닉네임 바꾸기(&amp;N)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Your session ended: sign in again</source>
        <translation>로그인이 만료됐어요. 다시 로그인해 주세요</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>다시 시도(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>다시 로그인(&amp;S)</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>다시 로그인</translation>
    </message>
    <message>
        <source>Verified by Kakao</source>
        <translation>카카오에서 확인함</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>마지막 로그인</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>로그인 상태</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>자세히(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;What you share…</source>
        <translation>제공하는 정보(&amp;W)…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만 기다려 주세요…</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>Signed in, offline</source>
        <translation>로그인됨(오프라인)</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>로그인됨</translation>
    </message>
    <message>
        <source>Signed in until you quit</source>
        <translation>종료할 때까지 로그인됨</translation>
    </message>
    <message>
        <source>Copy nickname</source>
        <translation>닉네임 복사</translation>
    </message>
    <message>
        <source>Copy Kakao nickname</source>
        <translation>카카오 닉네임 복사</translation>
    </message>
    <message>
        <source>Copy e-mail</source>
        <translation>이메일 복사</translation>
    </message>
    <message>
        <source>Copy birthday</source>
        <translation>생일 복사</translation>
    </message>
    <message>
        <source>Copy member since</source>
        <translation>가입한 날 복사</translation>
    </message>
    <message>
        <source>Copy last sign-in</source>
        <translation>마지막 로그인 복사</translation>
    </message>
</context>
<context>
    <name>desktop::MenuBar</name>
    <message>
        <source>&amp;Daemun</source>
        <translation>대문(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>계정(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>설정(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>진단 정보(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;About Daemun</source>
        <translation>대문 정보(&amp;A)</translation>
    </message>
</context>
<context>
    <name>desktop::MessageBar</name>
    <message>
        <source>Cop&amp;y</source>
        <translation>복사(&amp;Y)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Deta&amp;ils</source>
        <translation>자세히(&amp;I)</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>다시 시도(&amp;G)</translation>
    </message>
    <message>
        <source>Sign in a&amp;gain</source>
        <translation>다시 로그인(&amp;G)</translation>
    </message>
    <message>
        <source>Open in my &amp;browser instead</source>
        <translation>내 브라우저에서 열기(&amp;B)</translation>
    </message>
    <message>
        <source>Open Kakao&apos;s settin&amp;gs</source>
        <translation>카카오 설정 열기(&amp;G)</translation>
    </message>
    <message>
        <source>I&apos;l&amp;l wait</source>
        <translation>기다릴게요(&amp;L)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했어요</translation>
    </message>
</context>
<context>
    <name>desktop::NicknameField</name>
    <message>
        <source>&amp;Your own</source>
        <translation>직접 입력(&amp;Y)</translation>
    </message>
    <message>
        <source>Your own nickname</source>
        <translation>직접 입력하는 닉네임</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>확인하고 있어요…</translation>
    </message>
</context>
<context>
    <name>desktop::NicknamePicker</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Use this nickname</source>
        <translation>이 닉네임 쓰기(&amp;U)</translation>
    </message>
    <message>
        <source>Change nickname</source>
        <translation>닉네임 바꾸기</translation>
    </message>
    <message>
        <source>Choose a nickname</source>
        <translation>닉네임을 정해 주세요</translation>
    </message>
    <message>
        <source>Change your nickname</source>
        <translation>닉네임 바꾸기</translation>
    </message>
    <message>
        <source>You are “%1” now.</source>
        <translation>지금 닉네임은 “%1”이에요(예요).</translation>
    </message>
    <message>
        <source>Pick one of these, or type your own.</source>
        <translation>아래에서 고르거나 직접 입력해 주세요.</translation>
    </message>
    <message>
        <source>Use my Kakao nickname</source>
        <translation>카카오 닉네임 쓰기</translation>
    </message>
    <message>
        <source>Use my Kakao nickname: %1</source>
        <translation>카카오 닉네임 쓰기: %1</translation>
    </message>
    <message>
        <source>No other nicknames were found.</source>
        <translation>다른 닉네임을 찾지 못했어요.</translation>
    </message>
    <message>
        <source>Looking for others…</source>
        <translation>다른 닉네임을 찾고 있어요…</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>더 보기(&amp;M)</translation>
    </message>
</context>
<context>
    <name>desktop::NicknameSuggestions</name>
    <message>
        <source>Pick %1</source>
        <translation>%1 고르기</translation>
    </message>
</context>
<context>
    <name>desktop::ProgressPage</name>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Looking for your session…</source>
        <translation>로그인 정보를 찾고 있어요…</translation>
    </message>
    <message>
        <source>Go on in the login window.</source>
        <translation>로그인 창에서 계속해 주세요.</translation>
    </message>
    <message>
        <source>Waiting for Kakao…</source>
        <translation>카카오의 응답을 기다리고 있어요…</translation>
    </message>
    <message>
        <source>Reading your profile…</source>
        <translation>프로필을 불러오고 있어요…</translation>
    </message>
    <message>
        <source>Looking for your nickname…</source>
        <translation>닉네임을 확인하고 있어요…</translation>
    </message>
    <message>
        <source>Choose your nickname.</source>
        <translation>닉네임을 정해 주세요.</translation>
    </message>
    <message>
        <source>Signing you in…</source>
        <translation>로그인하고 있어요…</translation>
    </message>
    <message>
        <source>Signing you out…</source>
        <translation>로그아웃하고 있어요…</translation>
    </message>
</context>
<context>
    <name>desktop::SessionPages</name>
    <message>
        <source>You stay signed in only until you quit. %1 %2</source>
        <extracomment>%1 is why, %2 what to do</extracomment>
        <translation>대문을 종료할 때까지만 로그인이 유지돼요. %1 %2</translation>
    </message>
    <message>
        <source>You stay signed in only until you quit, and nothing is kept.</source>
        <translation>대문을 종료할 때까지만 로그인이 유지되고, 아무것도 저장하지 않아요.</translation>
    </message>
</context>
<context>
    <name>desktop::SessionSpeech</name>
    <message>
        <source>Signed out.</source>
        <translation>로그아웃했어요.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>%1(으)로 로그인했어요.</translation>
    </message>
</context>
<context>
    <name>desktop::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>시스템 설정에 맞춤</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>화면 모드(&amp;A)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Where the login &amp;opens</source>
        <translation>로그인을 여는 곳(&amp;O)</translation>
    </message>
    <message>
        <source>In a window of Daemun</source>
        <translation>대문의 로그인 창</translation>
    </message>
    <message>
        <source>In my browser</source>
        <translation>내 브라우저</translation>
    </message>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>로그인 유지(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Start with the system</source>
        <translation>시스템을 시작할 때 실행(&amp;S)</translation>
    </message>
    <message>
        <source>Put every setting back?</source>
        <translation>모든 설정을 처음으로 되돌릴까요?</translation>
    </message>
    <message>
        <source>&amp;Reset…</source>
        <translation>초기화(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>되돌리기(&amp;P)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>취소(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Decided by %1 at this start.</source>
        <extracomment>%1 is the name of an option or of a variable</extracomment>
        <translation>이번 실행에서는 %1 값을 따라요.</translation>
    </message>
    <message>
        <source>The system&apos;s list of what starts cannot be changed.</source>
        <translation>시스템의 시작 프로그램 목록을 바꿀 수 없어요.</translation>
    </message>
    <message>
        <source>Opens minimized when you log in to this computer.</source>
        <translation>컴퓨터에 로그인하면 최소화된 채로 열려요.</translation>
    </message>
    <message>
        <source>Not all of your settings could be read. Look whether they are as you want them: what you choose is saved anew.</source>
        <translation>설정 일부를 읽지 못했어요. 원하는 대로 되어 있는지 확인해 주세요. 고른 설정은 새로 저장돼요.</translation>
    </message>
    <message>
        <source>Your settings cannot be saved, so they hold until you quit. Give yourself permission to write to %1.</source>
        <translation>설정을 저장할 수 없어서 대문을 종료할 때까지만 적용돼요. %1 폴더에 쓰기 권한을 주세요.</translation>
    </message>
</context>
<context>
    <name>desktop::WelcomePage</name>
    <message>
        <source>Daemun</source>
        <translation>대문</translation>
    </message>
    <message>
        <source>One button, and you are in.</source>
        <translation>버튼 하나로 바로 시작해요.</translation>
    </message>
    <message>
        <source>&amp;Start with Kakao</source>
        <translation>카카오로 시작하기(&amp;S)</translation>
    </message>
    <message>
        <source>Start with Kakao</source>
        <translation>카카오로 시작하기</translation>
    </message>
    <message>
        <source>Your password is typed on Kakao&apos;s own page. This program never sees it.</source>
        <translation>비밀번호는 카카오 페이지에서만 입력해요. 대문은 볼 수 없어요.</translation>
    </message>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>로그인 유지(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing is kept on this computer: you are signed out when you quit.</source>
        <translation>이 컴퓨터에 아무것도 저장하지 않아요. 대문을 종료하면 로그아웃돼요.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Daemun</source>
        <translation>대문</translation>
    </message>
    <message>
        <source>Daemun is already running and does not answer. End it, then start again.</source>
        <translation>대문이 이미 실행 중인데 응답하지 않아요. 종료한 뒤 다시 시작해 주세요.</translation>
    </message>
    <message>
        <source>daemun: started as root, the login opens in the browser. Start Daemun as an ordinary user.</source>
        <translation>daemun: root로 실행해서 로그인이 브라우저에서 열려요. 일반 사용자로 대문을 실행해 주세요.</translation>
    </message>
    <message>
        <source>daemun: already running; its window was brought forward</source>
        <translation>daemun: 이미 실행 중이라서 그 창을 앞으로 가져왔어요</translation>
    </message>
</context>
<context>
    <name>webview::LoginWindow</name>
    <message>
        <source>KakaoTalk on this computer cannot be opened from here. Log in with your account or the QR code.</source>
        <translation>여기에서는 이 컴퓨터의 카카오톡을 열 수 없어요. 카카오계정이나 QR 코드로 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Login page</source>
        <translation>로그인 페이지</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>새로고침(&amp;R)</translation>
    </message>
    <message>
        <source>The page has not finished loading.</source>
        <translation>페이지를 아직 다 불러오지 못했어요.</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>다시 불러오기</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>샌드박스</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>암호화되지 않음</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하고 있어요…</translation>
    </message>
    <message>
        <source>%1 is not part of signing in and was not opened here.</source>
        <translation>%1 페이지는 로그인 과정이 아니어서 열지 않았어요.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
</context>
</TS>
