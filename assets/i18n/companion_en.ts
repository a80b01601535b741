<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Appointments</name>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n week(s)</source>
      <translation>
        <numerusform>Every %n week</numerusform>
        <numerusform>Every %n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n month(s)</source>
      <translation>
        <numerusform>Every %n month</numerusform>
        <numerusform>Every %n months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n year(s)</source>
      <translation>
        <numerusform>Every %n year</numerusform>
        <numerusform>Every %n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s) in all</source>
      <translation>
        <numerusform>%n time in all</numerusform>
        <numerusform>%n times in all</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Ask</name>
    <message numerus="yes">
      <source>{name} for %n second(s)</source>
      <translation>
        <numerusform>{name} for %n second</numerusform>
        <numerusform>{name} for %n seconds</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BreathingRing</name>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BringInSheet</name>
    <message numerus="yes">
      <source>%n there already, and not taken in again.</source>
      <translation>
        <numerusform>%n there already, and not taken in again.</numerusform>
        <numerusform>%n there already, and not taken in again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left out:</source>
      <translation>
        <numerusform>%n left out:</numerusform>
        <numerusform>%n left out:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n page(s)</source>
      <translation>
        <numerusform>%n page</numerusform>
        <numerusform>%n pages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moment(s)</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n still there</source>
      <translation>
        <numerusform>%n still there</numerusform>
        <numerusform>%n still there</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CalendarInSheet</name>
    <message numerus="yes">
      <source>Bring in %n appointment(s)</source>
      <translation>
        <numerusform>Bring in %n appointment</numerusform>
        <numerusform>Bring in %n appointments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{often}; %n time(s) off or moved</source>
      <translation>
        <numerusform>{often}; %n time off or moved</numerusform>
        <numerusform>{often}; %n times off or moved</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>New: %n appointment(s).</source>
      <translation>
        <numerusform>New: %n appointment.</numerusform>
        <numerusform>New: %n appointments.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Changed in the calendar since: %n appointment(s).</source>
      <translation>
        <numerusform>Changed in the calendar since: %n appointment.</numerusform>
        <numerusform>Changed in the calendar since: %n appointments.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Called off in the calendar: %n appointment(s).</source>
      <translation>
        <numerusform>Called off in the calendar: %n appointment.</numerusform>
        <numerusform>Called off in the calendar: %n appointments.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Other than on your list, and no newer: %n appointment(s). What you wrote stays.</source>
      <translation>
        <numerusform>Other than on your list, and no newer: %n appointment. What you wrote stays.</numerusform>
        <numerusform>Other than on your list, and no newer: %n appointments. What you wrote stays.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>On your list, with nothing to change: %n appointment(s).</source>
      <translation>
        <numerusform>On your list, with nothing to change: %n appointment.</numerusform>
        <numerusform>On your list, with nothing to change: %n appointments.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Over already, and not chosen: %n appointment(s).</source>
      <translation>
        <numerusform>Over already, and not chosen: %n appointment.</numerusform>
        <numerusform>Over already, and not chosen: %n appointments.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Could not be read, and left out: %n appointment(s).</source>
      <translation>
        <numerusform>Could not be read, and left out: %n appointment.</numerusform>
        <numerusform>Could not be read, and left out: %n appointments.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>And %n more.</source>
      <translation>
        <numerusform>And %n more.</numerusform>
        <numerusform>And %n more.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CalendarOutSheet</name>
    <message numerus="yes">
      <source>What is to come, %n appointment(s)</source>
      <translation>
        <numerusform>What is to come, %n appointment</numerusform>
        <numerusform>What is to come, %n appointments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All, %n appointment(s)</source>
      <translation>
        <numerusform>All, %n appointment</numerusform>
        <numerusform>All, %n appointments</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CalendarPart</name>
    <message numerus="yes">
      <source>%n appointment(s) brought in</source>
      <translation>
        <numerusform>%n appointment brought in</numerusform>
        <numerusform>%n appointments brought in</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CameCard</name>
    <message numerus="yes">
      <source>%n plan(s) kept in My plan.</source>
      <translation>
        <numerusform>%n plan kept in My plan.</numerusform>
        <numerusform>%n plans kept in My plan.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n line(s) put away. Open this again when their time comes.</source>
      <translation>
        <numerusform>%n line put away. Open this again when their time comes.</numerusform>
        <numerusform>%n lines put away. Open this again when their time comes.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CardsPart</name>
    <message numerus="yes">
      <source>%n person(s) brought in</source>
      <translation>
        <numerusform>%n person brought in</numerusform>
        <numerusform>%n people brought in</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CheckPicture</name>
    <message numerus="yes">
      <source>no total, %n left out</source>
      <translation>
        <numerusform>no total, %n left out</numerusform>
        <numerusform>no total, %n left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n time(s).</source>
      <translation>
        <numerusform>%n time.</numerusform>
        <numerusform>%n times.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message numerus="yes">
      <source>%n page(s) chosen</source>
      <translation>
        <numerusform>%n page chosen</numerusform>
        <numerusform>%n pages chosen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CompareCard</name>
    <message numerus="yes">
      <source>{value} (%Ln day(s))</source>
      <translation>
        <numerusform>{value} (%Ln day)</numerusform>
        <numerusform>{value} (%Ln days)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Cope</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tried %n time(s)</source>
      <translation>
        <numerusform>Tried %n time</numerusform>
        <numerusform>Tried %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Eased {eased} of %n time(s), by {points} on average</source>
      <translation>
        <numerusform>Eased {eased} of %n time, by {points} on average</numerusform>
        <numerusform>Eased {eased} of %n times, by {points} on average</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Eased {eased} of %n time(s), not on average</source>
      <translation>
        <numerusform>Eased {eased} of %n time, not on average</numerusform>
        <numerusform>Eased {eased} of %n times, not on average</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Counter</name>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Without use, of your last %Ln day(s)</source>
      <translation>
        <numerusform>Without use, of your last %Ln day</numerusform>
        <numerusform>Without use, of your last %Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>hour(s)</source>
      <comment>unit beside a large number</comment>
      <translation>
        <numerusform>hour</numerusform>
        <numerusform>hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>minute(s)</source>
      <comment>unit beside a large number</comment>
      <translation>
        <numerusform>minute</numerusform>
        <numerusform>minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>day(s)</source>
      <comment>unit beside a large number</comment>
      <translation>
        <numerusform>day</numerusform>
        <numerusform>days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{free} of your last %Ln day(s) without use</source>
      <translation>
        <numerusform>{free} of your last %Ln day without use</numerusform>
        <numerusform>{free} of your last %Ln days without use</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DataSection</name>
    <message numerus="yes">
      <source>Show all %n backup(s)</source>
      <translation>
        <numerusform>Show all %n backup</numerusform>
        <numerusform>Show all %n backups</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DaySheet</name>
    <message numerus="yes">
      <source>Leave the %Ln day(s) before it in my total</source>
      <translation>
        <numerusform>Leave the %Ln day before it in my total</numerusform>
        <numerusform>Leave the %Ln days before it in my total</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message numerus="yes">
      <source>%n replaced</source>
      <translation>
        <numerusform>%n replaced</numerusform>
        <numerusform>%n replaced</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GiveOutSheet</name>
    <message numerus="yes">
      <source>Only the %n person(s) shown now</source>
      <translation>
        <numerusform>Only the %n person shown now</numerusform>
        <numerusform>Only the %n people shown now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Everyone, %n person(s)</source>
      <translation>
        <numerusform>Everyone, %n person</numerusform>
        <numerusform>Everyone, %n people</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HelplinesCard</name>
    <message numerus="yes">
      <source>Show %n hidden line(s)</source>
      <translation>
        <numerusform>Show %n hidden line</numerusform>
        <numerusform>Show %n hidden lines</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HistoryPage</name>
    <message numerus="yes">
      <source>Show all %n</source>
      <translation>
        <numerusform>Show all %n</numerusform>
        <numerusform>Show all %n</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HopeBox</name>
    <message numerus="yes">
      <source>%n photo(s) put in</source>
      <translation>
        <numerusform>%n photo put in</numerusform>
        <numerusform>%n photos put in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n piece(s) of music put in</source>
      <translation>
        <numerusform>%n piece of music put in</numerusform>
        <numerusform>%n pieces of music put in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in your hope box already</source>
      <translation>
        <numerusform>%n in your hope box already</numerusform>
        <numerusform>%n in your hope box already</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n could not be put in</source>
      <translation>
        <numerusform>%n could not be put in</numerusform>
        <numerusform>%n could not be put in</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HourPicture</name>
    <message numerus="yes">
      <source>{when}: %Ln craving(s), {craving} of 10 on average</source>
      <translation>
        <numerusform>{when}: %Ln craving, {craving} of 10 on average</numerusform>
        <numerusform>{when}: %Ln cravings, {craving} of 10 on average</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln craving(s) written down.</source>
      <translation>
        <numerusform>%Ln craving written down.</numerusform>
        <numerusform>%Ln cravings written down.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HowSheet</name>
    <message numerus="yes">
      <source>Your notes of the last year had enough in them to ask %n question(s).</source>
      <translation>
        <numerusform>Your notes of the last year had enough in them to ask %n question.</numerusform>
        <numerusform>Your notes of the last year had enough in them to ask %n questions.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportSheet</name>
    <message numerus="yes">
      <source>Bring in %n person(s)</source>
      <translation>
        <numerusform>Bring in %n person</numerusform>
        <numerusform>Bring in %n people</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>New: %n person(s).</source>
      <translation>
        <numerusform>New: %n person.</numerusform>
        <numerusform>New: %n people.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>On your list, with something to add: %n person(s). What you wrote stays.</source>
      <translation>
        <numerusform>On your list, with something to add: %n person. What you wrote stays.</numerusform>
        <numerusform>On your list, with something to add: %n people. What you wrote stays.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>On your list, with nothing to add: %n person(s).</source>
      <translation>
        <numerusform>On your list, with nothing to add: %n person.</numerusform>
        <numerusform>On your list, with nothing to add: %n people.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Without a number: %n person(s).</source>
      <translation>
        <numerusform>Without a number: %n person.</numerusform>
        <numerusform>Without a number: %n people.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out, without a name or a number: %n card(s).</source>
      <translation>
        <numerusform>Left out, without a name or a number: %n card.</numerusform>
        <numerusform>Left out, without a name or a number: %n cards.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Insights</name>
    <message numerus="yes">
      <source>eased %n time(s) of {of},</source>
      <translation>
        <numerusform>eased %n time of {of},</numerusform>
        <numerusform>eased %n times of {of},</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Chosen on {some} of %Ln day(s) with a craving of 7 or more.</source>
      <translation>
        <numerusform>Chosen on {some} of %Ln day with a craving of 7 or more.</numerusform>
        <numerusform>Chosen on {some} of %Ln days with a craving of 7 or more.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>by about {points} point(s)</source>
      <translation>
        <numerusform>by about {points} point</numerusform>
        <numerusform>by about {points} points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>from %Ln moment(s)</source>
      <translation>
        <numerusform>from %Ln moment</numerusform>
        <numerusform>from %Ln moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>from %Ln day(s)</source>
      <translation>
        <numerusform>from %Ln day</numerusform>
        <numerusform>from %Ln days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LapseStays</name>
    <message numerus="yes">
      <source>Of your last %Ln day(s): {free} without use</source>
      <translation>
        <numerusform>Of your last %Ln day: {free} without use</numerusform>
        <numerusform>Of your last %Ln days: {free} without use</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LearnScreen</name>
    <message numerus="yes">
      <source>%n min read</source>
      <translation>
        <numerusform>%n min read</numerusform>
        <numerusform>%n min read</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Led</name>
    <message numerus="yes">
      <source>%n to go</source>
      <translation>
        <numerusform>%n to go</numerusform>
        <numerusform>%n to go</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LineField</name>
    <message numerus="yes">
      <source>%n left</source>
      <translation>
        <numerusform>%n left</numerusform>
        <numerusform>%n left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n letter(s) left</source>
      <translation>
        <numerusform>%n letter left</numerusform>
        <numerusform>%n letters left</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LinePicture</name>
    <message numerus="yes">
      <source>{what}: {average} of 10 on average, on %Ln day(s), from {least} to {most}.</source>
      <translation>
        <numerusform>{what}: {average} of 10 on average, on %Ln day, from {least} to {most}.</numerusform>
        <numerusform>{what}: {average} of 10 on average, on %Ln days, from {least} to {most}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ListPage</name>
    <message numerus="yes">
      <source>%n way(s)</source>
      <translation>
        <numerusform>%n way</numerusform>
        <numerusform>%n ways</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LockScreen</name>
    <message numerus="yes">
      <source>You can try again in %n second(s).</source>
      <translation>
        <numerusform>You can try again in %n second.</numerusform>
        <numerusform>You can try again in %n seconds.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LookInsideSheet</name>
    <message numerus="yes">
      <source>%n entry(s)</source>
      <translation>
        <numerusform>%n entry</numerusform>
        <numerusform>%n entries</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n check-in(s)</source>
      <translation>
        <numerusform>%n check-in</numerusform>
        <numerusform>%n check-ins</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moment(s)</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n person(s)</source>
      <translation>
        <numerusform>%n person</numerusform>
        <numerusform>%n people</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n appointment(s)</source>
      <translation>
        <numerusform>%n appointment</numerusform>
        <numerusform>%n appointments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n thing(s) in the hope box</source>
      <translation>
        <numerusform>%n thing in the hope box</numerusform>
        <numerusform>%n things in the hope box</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Medicines</name>
    <message numerus="yes">
      <source>Nothing taken is written for %Ln day(s).</source>
      <translation>
        <numerusform>Nothing taken is written for %Ln day.</numerusform>
        <numerusform>Nothing taken is written for %Ln days.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n week(s)</source>
      <translation>
        <numerusform>Every %n week</numerusform>
        <numerusform>Every %n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n month(s)</source>
      <translation>
        <numerusform>Every %n month</numerusform>
        <numerusform>Every %n months</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MilestoneRow</name>
    <message numerus="yes">
      <source>Reached %n time(s)</source>
      <translation>
        <numerusform>Reached %n time</numerusform>
        <numerusform>Reached %n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Milestones</name>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n week(s)</source>
      <translation>
        <numerusform>%n week</numerusform>
        <numerusform>%n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n month(s)</source>
      <translation>
        <numerusform>%n month</numerusform>
        <numerusform>%n months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n year(s)</source>
      <translation>
        <numerusform>%n year</numerusform>
        <numerusform>%n years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln day</numerusform>
        <numerusform>%Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %Ln day(s)</source>
      <translation>
        <numerusform>in %Ln day</numerusform>
        <numerusform>in %Ln days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MilestonesScreen</name>
    <message numerus="yes">
      <source>Show all %n reached</source>
      <translation>
        <numerusform>Show all %n reached</numerusform>
        <numerusform>Show all %n reached</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MoneyCard</name>
    <message numerus="yes">
      <source>for %Ln day(s) without use</source>
      <translation>
        <numerusform>for %Ln day without use</numerusform>
        <numerusform>for %Ln days without use</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>after %Ln day(s) without use in all</source>
      <translation>
        <numerusform>after %Ln day without use in all</numerusform>
        <numerusform>after %Ln days without use in all</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MoreCards</name>
    <message numerus="yes">
      <source>day(s) on medicine</source>
      <translation>
        <numerusform>day on medicine</numerusform>
        <numerusform>days on medicine</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>taken on {taken} of %Ln day(s) you wrote it down</source>
      <translation>
        <numerusform>taken on {taken} of %Ln day you wrote it down</numerusform>
        <numerusform>taken on {taken} of %Ln days you wrote it down</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln day</numerusform>
        <numerusform>%Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>tried %n time(s)</source>
      <translation>
        <numerusform>tried %n time</numerusform>
        <numerusform>tried %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{way}: tried %n time(s)</source>
      <translation>
        <numerusform>{way}: tried %n time</numerusform>
        <numerusform>{way}: tried %n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PageFoot</name>
    <message numerus="yes">
      <source>%n word(s)</source>
      <translation>
        <numerusform>%n word</numerusform>
        <numerusform>%n words</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PeopleScreen</name>
    <message numerus="yes">
      <source>Show all %n person(s)</source>
      <translation>
        <numerusform>Show all %n person</numerusform>
        <numerusform>Show all %n people</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlanScreen</name>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PrescriptionSheet</name>
    <message numerus="yes">
      <source>Every %n week(s)</source>
      <translation>
        <numerusform>Every %n week</numerusform>
        <numerusform>Every %n weeks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n month(s)</source>
      <translation>
        <numerusform>Every %n month</numerusform>
        <numerusform>Every %n months</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PrivacySection</name>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ProgressScreen</name>
    <message numerus="yes">
      <source>day(s) now</source>
      <translation>
        <numerusform>day now</numerusform>
        <numerusform>days now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>day(s) in all</source>
      <translation>
        <numerusform>day in all</numerusform>
        <numerusform>days in all</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>craving(s) ridden out</source>
      <translation>
        <numerusform>craving ridden out</numerusform>
        <numerusform>cravings ridden out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>check-in(s)</source>
      <translation>
        <numerusform>check-in</numerusform>
        <numerusform>check-ins</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Reach</name>
    <message numerus="yes">
      <source>Spoken to %Ln day(s) ago</source>
      <translation>
        <numerusform>Spoken to %Ln day ago</numerusform>
        <numerusform>Spoken to %Ln days ago</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Reminding</name>
    <message numerus="yes">
      <source>%n thing(s) for now: see Today</source>
      <translation>
        <numerusform>%n thing for now: see Today</numerusform>
        <numerusform>%n things for now: see Today</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>Slept: {hours} h {minutes} min a night on average, from %Ln night(s).</source>
      <translation>
        <numerusform>Slept: {hours} h {minutes} min a night on average, from %Ln night.</numerusform>
        <numerusform>Slept: {hours} h {minutes} min a night on average, from %Ln nights.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Check-ins on %Ln day(s)</source>
      <translation>
        <numerusform>Check-ins on %Ln day</numerusform>
        <numerusform>Check-ins on %Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{what}: {value} of 10 on average, from %Ln day(s).</source>
      <translation>
        <numerusform>{what}: {value} of 10 on average, from %Ln day.</numerusform>
        <numerusform>{what}: {value} of 10 on average, from %Ln days.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{what}: on %Ln day(s)</source>
      <translation>
        <numerusform>{what}: on %Ln day</numerusform>
        <numerusform>{what}: on %Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{what}: %Ln time(s)</source>
      <translation>
        <numerusform>{what}: %Ln time</numerusform>
        <numerusform>{what}: %Ln times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ResultPage</name>
    <message numerus="yes">
      <source>%n left out, so there is no total. That is fine.</source>
      <translation>
        <numerusform>%n left out, so there is no total. That is fine.</numerusform>
        <numerusform>%n left out, so there is no total. That is fine.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RingsView</name>
    <message numerus="yes">
      <source>%Ln day(s) without use</source>
      <translation>
        <numerusform>%Ln day without use</numerusform>
        <numerusform>%Ln days without use</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n knot(s)</source>
      <translation>
        <numerusform>%n knot</numerusform>
        <numerusform>%n knots</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n knot(s) where you used; the tree kept growing.</source>
      <translation>
        <numerusform>%n knot where you used; the tree kept growing.</numerusform>
        <numerusform>%n knots where you used; the tree kept growing.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ring(s), one for each month.</source>
      <translation>
        <numerusform>%n ring, one for each month.</numerusform>
        <numerusform>%n rings, one for each month.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ring(s), one for every three months</source>
      <translation>
        <numerusform>%n ring, one for every three months</numerusform>
        <numerusform>%n rings, one for every three months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ring(s), one for every six months</source>
      <translation>
        <numerusform>%n ring, one for every six months</numerusform>
        <numerusform>%n rings, one for every six months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ring(s), one for every year</source>
      <translation>
        <numerusform>%n ring, one for every year</numerusform>
        <numerusform>%n rings, one for every year</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ring(s), one for every {years} years</source>
      <translation>
        <numerusform>%n ring, one for every {years} years</numerusform>
        <numerusform>%n rings, one for every {years} years</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n month(s), drawn as {rings}.</source>
      <translation>
        <numerusform>%n month, drawn as {rings}.</numerusform>
        <numerusform>%n months, drawn as {rings}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No ring for %n month(s) in between, of which no days are counted</source>
      <translation>
        <numerusform>No ring for %n month in between, of which no days are counted</numerusform>
        <numerusform>No ring for %n months in between, of which no days are counted</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RiskWords</name>
    <message numerus="yes">
      <source>%Ln day(s) ago</source>
      <translation>
        <numerusform>%Ln day ago</numerusform>
        <numerusform>%Ln days ago</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SavedLine</name>
    <message numerus="yes">
      <source>Saved %n second(s) ago</source>
      <translation>
        <numerusform>Saved %n second ago</numerusform>
        <numerusform>Saved %n seconds ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Saved %n minute(s) ago</source>
      <translation>
        <numerusform>Saved %n minute ago</numerusform>
        <numerusform>Saved %n minutes ago</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Searching</name>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SelfChecks</name>
    <message numerus="yes">
      <source>%n left out</source>
      <translation>
        <numerusform>%n left out</numerusform>
        <numerusform>%n left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answer(s)</source>
      <translation>
        <numerusform>%n answer</numerusform>
        <numerusform>%n answers</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SelfChecksScreen</name>
    <message numerus="yes">
      <source>About %n minute(s).</source>
      <translation>
        <numerusform>About %n minute.</numerusform>
        <numerusform>About %n minutes.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SignSheet</name>
    <message numerus="yes">
      <source>In the last {days} days this would have shown on %Ln day(s): {named}.</source>
      <translation>
        <numerusform>In the last {days} days this would have shown on %Ln day: {named}.</numerusform>
        <numerusform>In the last {days} days this would have shown on %Ln days: {named}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SquarePicture</name>
    <message numerus="yes">
      <source>{span}: written on %Ln day(s).</source>
      <translation>
        <numerusform>{span}: written on %Ln day.</numerusform>
        <numerusform>{span}: written on %Ln days.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Mood 7 or more on {high} of %Ln day(s), 3 or less on {low}.</source>
      <translation>
        <numerusform>Mood 7 or more on {high} of %Ln day, 3 or less on {low}.</numerusform>
        <numerusform>Mood 7 or more on {high} of %Ln days, 3 or less on {low}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) of use, marked with a knot.</source>
      <translation>
        <numerusform>%Ln day of use, marked with a knot.</numerusform>
        <numerusform>%Ln days of use, marked with a knot.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message numerus="yes">
      <source>Your tolerance is lower than it was %Ln day(s) ago. Start here: are you safe?</source>
      <translation>
        <numerusform>Your tolerance is lower than it was %Ln day ago. Start here: are you safe?</numerusform>
        <numerusform>Your tolerance is lower than it was %Ln days ago. Start here: are you safe?</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SuggestionWords</name>
    <message numerus="yes">
      <source>From %n answer(s) in 90 days.</source>
      <translation>
        <numerusform>From %n answer in 90 days.</numerusform>
        <numerusform>From %n answers in 90 days.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Your last page was %Ln day(s) ago.</source>
      <translation>
        <numerusform>Your last page was %Ln day ago.</numerusform>
        <numerusform>Your last page was %Ln days ago.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>You have done this %n time(s) so far.</source>
      <translation>
        <numerusform>You have done this %n time so far.</numerusform>
        <numerusform>You have done this %n times so far.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>You have tried %n way(s) here so far.</source>
      <translation>
        <numerusform>You have tried %n way here so far.</numerusform>
        <numerusform>You have tried %n ways here so far.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ToleranceStep</name>
    <message numerus="yes">
      <source>Your tolerance is lower than it was %Ln day(s) ago</source>
      <translation>
        <numerusform>Your tolerance is lower than it was %Ln day ago</numerusform>
        <numerusform>Your tolerance is lower than it was %Ln days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>You had stopped %Ln day(s) before. The body was no longer used to opioids.</source>
      <translation>
        <numerusform>You had stopped %Ln day before. The body was no longer used to opioids.</numerusform>
        <numerusform>You had stopped %Ln days before. The body was no longer used to opioids.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>VersionsSheet</name>
    <message numerus="yes">
      <source>%n word(s) went since, struck through here.</source>
      <translation>
        <numerusform>%n word went since, struck through here.</numerusform>
        <numerusform>%n words went since, struck through here.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n word(s) came since, underlined here.</source>
      <translation>
        <numerusform>%n word came since, underlined here.</numerusform>
        <numerusform>%n words came since, underlined here.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WorryTime</name>
    <message numerus="yes">
      <source>%n line(s) put away for now</source>
      <translation>
        <numerusform>%n line put away for now</numerusform>
        <numerusform>%n lines put away for now</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WrittenList</name>
    <message numerus="yes">
      <source>Show all %n written down</source>
      <translation>
        <numerusform>Show all %n written down</numerusform>
        <numerusform>Show all %n written down</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>_TagEntry</name>
    <message numerus="yes">
      <source>A tag has %n letter(s) at most.</source>
      <translation>
        <numerusform>A tag has %n letter at most.</numerusform>
        <numerusform>A tag has %n letters at most.</numerusform>
      </translation>
    </message>
  </context>
</TS>
