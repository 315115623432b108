package org.firstline.base.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstline.base.Refused;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final Set<String> KNOWN = Set.of("договор", "фио", "телефон", "contract", "name", "phone", "id");
    private static final String RUSSIAN = """
            Договор;ФИО;Телефон;Адрес
            А-1001;Иванов Пётр Сергеевич;8(351)200-01-02;ул. Ленина, д. 5, кв. 3
            А-1002;Щукина Юлия Эдуардовна;8-912-300-00-01;пр. Победы, д. 100
            А-1003;"ООО ""Ромашка\""";+7 351 200-01-03;"ул. Энгельса; стр. 2"
            """;

    private final List<BadLine> bad = new ArrayList<>();

    private CsvFile open(byte[] bytes) {
        return CsvFile.open(
                bytes, ImportOptions.DETECT, CsvLimits.DEFAULT, t -> KNOWN.contains(t.toLowerCase(Locale.ROOT)));
    }

    private CsvFile open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<CsvLine> lines(CsvFile file) {
        var lines = new ArrayList<CsvLine>();
        file.read(lines::add, bad::add);
        return lines;
    }

    @Test
    void readsTheSameTableInEveryCharset() {
        var expected = lines(open(RUSSIAN));
        assertThat(expected).hasSize(3);
        for (String charset : List.of("UTF-8", "windows-1251", "KOI8-R")) {
            var file = open(RUSSIAN.getBytes(Charset.forName(charset)));
            assertThat(file.charset()).isEqualTo(Charset.forName(charset));
            assertThat(lines(file)).isEqualTo(expected);
        }
        var marked = open(("\ufeff" + RUSSIAN).getBytes(StandardCharsets.UTF_8));
        assertThat(marked.titles().getFirst()).isEqualTo("Договор");
        assertThat(lines(marked)).isEqualTo(expected);
        var unicodeText = open(("\ufeff" + RUSSIAN).getBytes(StandardCharsets.UTF_16LE));
        assertThat(lines(unicodeText)).isEqualTo(expected);
    }

    @Test
    void tellsTheRussianCharsetsApartByLettersAlone() {
        for (String text : List.of(
                "ИВАНОВ ПЕТР СЕРГЕЕВИЧ\nПЕТРОВА АННА ИВАНОВНА\n",
                "иванов петр сергеевич\nпетрова анна ивановна\n",
                "Магнитогорск\nЧелябинск\nУлица Труда\n",
                "№ договора «Основной»\n",
                "Щучье\nЮрюзань\n"))
            for (String charset : List.of("windows-1251", "KOI8-R"))
                if (!charset.equals("KOI8-R") || !text.contains("№"))
                    assertThat(CharsetGuess.of(text.getBytes(Charset.forName(charset))))
                            .as(text)
                            .isEqualTo(Charset.forName(charset));
    }

    @Test
    void findsTheDelimiter() {
        assertThat(open("contract,name\n1,Ann\n2,Bob\n").delimiter()).isEqualTo(',');
        assertThat(open("contract;name;sum\n1;Ann;1,50\n2;Bob;2,50\n").delimiter())
                .isEqualTo(';');
        assertThat(open("contract\tname\n1\tAnn, Bo\n").delimiter()).isEqualTo('\t');
        assertThat(open("contract|name\n1|Ann; Bo\n").delimiter()).isEqualTo('|');
        assertThat(open("1;Lenina, 5, 3;Ann\n2;Pobedy, 7, 1;Bob\n").delimiter()).isEqualTo(';');
        assertThat(open("sep=,\ncontract,name\n1,Ann\n").titles()).containsExactly("contract", "name");
    }

    @Test
    void tellsAHeaderFromData() {
        assertThat(open("contract;name\n1;Ann\n").header()).isTrue();
        assertThat(open("testlogin\t100.5\nother\t5\n").header())
                .as("ABillS sample")
                .isFalse();
        assertThat(open("kunde;nummer\nAnn;5\nBob;7\n").header())
                .as("words over figures")
                .isTrue();
        assertThat(open("1;Ann\n2;Bob\n").titles()).containsExactly("1", "2");
        assertThat(open("Ann;Lenina\nBob;Pobedy\n").header()).isFalse();
    }

    @Test
    void keepsTheNumbersOfLines() {
        var file = open("contract;name;notes\r\n1;Ann;\"two\r\nlines\"\r\n\r\n2;Bob;x\r\n");
        assertThat(lines(file))
                .containsExactly(
                        new CsvLine(2, List.of("1", "Ann", "two\r\nlines")), new CsvLine(5, List.of("2", "Bob", "x")));
        assertThat(bad).isEmpty();
    }

    @Test
    void anOpenQuoteCostsItsOwnLineOnly() {
        var file = open("contract;name;phone\n1;\"Ann;5\n2;Bob;6\n3;\"Cy\";7\n4;Dan;8\n5;\"Eve;9\n6;Fay;1\n");
        assertThat(lines(file)).extracting(l -> l.cell(0)).containsExactly("2", "3", "4", "6");
        assertThat(bad).extracting(BadLine::line).containsExactly(2L, 6L);
        assertThat(bad.getFirst().sentence(Locale.ENGLISH)).isEqualTo("Line 2: a quotation mark is never closed");
    }

    @Test
    void takesQuotesAsPeopleWriteThem() {
        assertThat(lines(open("contract;name\n1;\"Romashka\" Ltd\n2;Ltd \"Lilia\"\n")))
                .extracting(l -> l.cell(1))
                .containsExactly("Romashka Ltd", "Ltd \"Lilia\"");
    }

    @Test
    void namesLinesThatDoNotFit() {
        var file = open("contract;name\n1;Ann;oops\n2;Bob;;\n3\n4;D\u0000n\n5;" + "x".repeat(4001) + "\n");
        assertThat(lines(file)).extracting(l -> l.cell(0)).containsExactly("2", "3");
        assertThat(bad)
                .extracting(b -> b.sentence(Locale.ENGLISH))
                .containsExactly(
                        "Line 2: 3 cells where the table has 2 columns",
                        "Line 5, column “name”: contains a control character",
                        "Line 6, column “name”: longer than 4,000 characters");
        assertThat(bad.getFirst().sentence(Locale.of("ru"))).isEqualTo("Строка 2: ячеек: 3, а столбцов в таблице: 2");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> open("")).isInstanceOf(Refused.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> open(" \r\n\r\n")).isInstanceOf(Refused.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> open("PK\u0003\u0004rest")).hasMessageContaining("workbook");
        var limits = new CsvLimits(100, 3, 4, 10);
        assertThatThrownBy(() -> CsvFile.open(new byte[101], ImportOptions.DETECT, limits, t -> false))
                .isInstanceOf(Refused.class);
        var tall =
                CsvFile.open("1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT, limits, t -> false);
        assertThatThrownBy(() -> lines(tall)).hasMessageContaining("more than 3 lines");
        assertThatThrownBy(() -> CsvFile.open(
                        "1;2;3;4;5\n".getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT, limits, t -> false))
                .hasMessageContaining("more than 4 columns");
        assertThatThrownBy(() -> lines(open("contract;name\n" + "1;\"Ann\n".repeat(6000))))
                .hasMessageContaining("never closed");
    }
}
