; SPDX-License-Identifier: Apache-2.0
; For one person, without an administrator: makensis with these defined:
;   VERSION     1.0.0
;   PAYLOAD     the folder with what is installed: bin, plugins, …
;   REMOVAL     a script with a line for each of its files and folders, to remove it
;   SOURCE      this folder
;   LICENSE     the text of the licence
;   OUTPUT      the installer that is made
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include FileFunc.nsh
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh

Name "Daemun"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Daemun"
InstallDirRegKey HKCU "Software\Daemun" "InstallDir"
BrandingText "Daemun ${VERSION}"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Daemun"
!define MUI_ICON "${SOURCE}/daemun.ico"
!define MUI_UNICON "${SOURCE}/daemun.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\daemun.exe"
!define MUI_LANGDLL_ALLLANGUAGES

!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Korean

LangString OldWindows ${LANG_ENGLISH} "Daemun needs 64-bit Windows 10, version 1809, or newer."
LangString OldWindows ${LANG_KOREAN} "64비트 Windows 10 버전 1809 이상이 필요해요."
LangString StillRuns ${LANG_ENGLISH} "Daemun is running. Quit it, then press Retry."
LangString StillRuns ${LANG_KOREAN} "대문이 실행 중이에요. 종료한 다음 다시 시도를 눌러 주세요."
LangString DataStays ${LANG_ENGLISH} "Your accounts and settings stay: $APPDATA\daemun. To erase them as well, disconnect the accounts in Daemun before you remove it."
LangString DataStays ${LANG_KOREAN} "계정과 설정은 그대로 남아요: $APPDATA\daemun. 함께 지우려면 삭제하기 전에 대문에서 연결을 끊어 주세요."

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductName "Daemun"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileDescription "Installs Daemun"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} LegalCopyright "The Daemun authors, Apache-2.0"

; A program that runs cannot be written to. Silent, nobody can be asked.
!macro WaitUntilEnded
    retry:
    IfFileExists "$INSTDIR\bin\daemun.exe" 0 ended
    ClearErrors
    FileOpen $0 "$INSTDIR\bin\daemun.exe" a
    IfErrors 0 closed
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY retry
    SetErrorLevel 2
    Abort
    closed:
    FileClose $0
    ended:
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
    ${OrIfNot} ${AtLeastBuild} 17763
        MessageBox MB_OK|MB_ICONSTOP "$(OldWindows)" /SD IDOK
        SetErrorLevel 2
        Abort
    ${EndIf}
FunctionEnd

Section
    !insertmacro WaitUntilEnded
    ; An older version first, with the list of its own files, which are not all of this one's.
    ReadRegStr $1 HKCU "${UNINSTALL}" "UninstallString"
    ${If} $1 != ""
        ReadRegStr $2 HKCU "Software\Daemun" "InstallDir"
        ExecWait '$1 /S /UPGRADE _?=$2'
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Daemun.lnk" "$INSTDIR\bin\daemun.exe"

    WriteRegStr HKCU "Software\Daemun" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Daemun"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\bin\daemun.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Daemun authors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    SectionGetSize 0 $0
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Only what was installed, file by file: the folder may be one the person has chosen.
Section Uninstall
    !insertmacro WaitUntilEnded
    !include "${REMOVAL}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Daemun.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\Daemun"
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/UPGRADE" $1
    ${If} ${Errors}
        ; Made by the setting "Start with the system"; it would start what is no longer there.
        DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Daemun"
        DetailPrint "$(DataStays)"
    ${EndIf}
SectionEnd
