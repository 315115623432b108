package org.firstline.base.csv;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells a row of column names from a row of data: two known names (or all of them, in a narrow table) are proof; else
 * a header is a row of distinct words over columns of figures.
 */
final class HeaderGuess {
    private HeaderGuess() {}

    static boolean of(List<String> first, List<CsvLine> below, Predicate<String> knownTitle) {
        List<String> filled = first.stream().filter(c -> !c.isEmpty()).toList();
        long known = filled.stream().filter(knownTitle).count();
        if (known >= 2 || known == 1 && filled.size() == 1) return true;
        if (filled.stream().anyMatch(HeaderGuess::isFigure)) return false;
        if (new HashSet<>(filled).size() < filled.size()) return false;
        for (int column = 0; column < first.size(); column++) {
            int at = column;
            if (!below.isEmpty() && below.stream().allMatch(line -> isFigure(line.cell(at)))) return true;
        }
        return false;
    }

    /** A number, a phone, a date, an address of the internet: mostly digits. */
    private static boolean isFigure(String cell) {
        long digits = cell.chars().filter(Character::isDigit).count();
        return digits > 0 && digits * 2 >= cell.length();
    }
}
