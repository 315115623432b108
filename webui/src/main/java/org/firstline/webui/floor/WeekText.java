package org.firstline.webui.floor;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A week's opening hours between the one line that routing keeps and the seven fields that people fill. Pure. */
final class WeekText {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private WeekText() {}

    /** The spans of each day, as in "08:00-20:00"; a day that is closed has none. @param line a line that is good */
    static Map<DayOfWeek, String> days(String line) {
        var days = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) days.put(day, line.isBlank() ? "00:00-24:00" : "");
        for (String part : line.split(";")) {
            String[] words = part.strip().split("\\s+", 2);
            if (words.length < 2) continue;
            for (String range : words[0].split(",")) {
                String[] ends = range.split("-", 2);
                int day = NAMES.indexOf(ends[0]);
                int last = NAMES.indexOf(ends[ends.length - 1]);
                if (day < 0 || last < 0) continue;
                for (; ; day = (day + 1) % NAMES.size()) {
                    days.merge(
                            DayOfWeek.of(day + 1), words[1], (some, more) -> some.isEmpty() ? more : some + " " + more);
                    if (day == last) break;
                }
            }
        }
        return days;
    }

    /** The line for these days; days that follow one another with the same hours become one part: "mon-fri 08:00-20:00". */
    static String line(Map<DayOfWeek, String> days) {
        var line = new StringBuilder();
        int day = 0;
        while (day < NAMES.size()) {
            String spans = spans(days, day);
            int last = day;
            while (last + 1 < NAMES.size() && spans(days, last + 1).equals(spans)) last++;
            if (!spans.isEmpty())
                line.append(line.isEmpty() ? "" : "; ")
                        .append(NAMES.get(day))
                        .append(last == day ? "" : "-" + NAMES.get(last))
                        .append(' ')
                        .append(spans);
            day = last + 1;
        }
        return line.toString();
    }

    private static String spans(Map<DayOfWeek, String> days, int day) {
        return days.getOrDefault(DayOfWeek.of(day + 1), "").strip().replaceAll("[\\s,]+", " ");
    }
}
