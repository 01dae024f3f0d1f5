<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>ErrorTexts</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli::DoctorCommand</name>
    <message numerus="yes">
        <source>Chromium %1, released about %n months ago; security fixes up to %2</source>
        <translation>
            <numerusform>Chromium %1, released about %n month ago; security fixes up to %2</numerusform>
            <numerusform>Chromium %1, released about %n months ago; security fixes up to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desktop::AboutDialog</name>
    <message numerus="yes">
        <source>released about %n months ago</source>
        <translation>
            <numerusform>released about %n month ago</numerusform>
            <numerusform>released about %n months ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>desktop::BrowserPage</name>
    <message numerus="yes">
        <source>There are %n minutes left. After that you can start again.</source>
        <translation>
            <numerusform>There is %n minute left. After that you can start again.</numerusform>
            <numerusform>There are %n minutes left. After that you can start again.</numerusform>
        </translation>
    </message>
</context>
</TS>
