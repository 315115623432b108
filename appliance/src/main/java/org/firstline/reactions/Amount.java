package org.firstline.reactions;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A sum of money in a message. Pure. */
final class Amount {
    private Amount() {}

    /** With the reader's decimal sign, "-320,50" in Russian; not grouped, since a message's letters are counted. */
    static String of(BigDecimal sum, Locale reader) {
        char sign = DecimalFormatSymbols.getInstance(reader).getDecimalSeparator();
        return sum.toPlainString().replace('.', sign);
    }
}
