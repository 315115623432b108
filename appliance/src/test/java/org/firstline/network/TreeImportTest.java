package org.firstline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Refused;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.ImportOptions;
import org.junit.jupiter.api.Test;

class TreeImportTest {
    private static TreeImport.Difference compare(String text, ImportOptions options, Node... known) {
        return new TreeImport(text.getBytes(StandardCharsets.UTF_8), options, new Tree(List.of(known))).compare();
    }

    private static List<String> faults(TreeImport.Difference difference) {
        return difference.report().badLines().stream()
                .map(line -> line.sentence(Locale.ENGLISH))
                .toList();
    }

    @Test
    void parentsMayComeLater() {
        var difference = compare(
                "id;parent;host;name;kind\nsw1;olt1;10.0.0.2;Lenina 5;switch\nolt1;;10.0.0.1;;olt\n",
                ImportOptions.DETECT);
        assertThat(difference.added())
                .containsExactly(
                        new Node("sw1", "olt1", "10.0.0.2", "Lenina 5", "switch"),
                        new Node("olt1", null, "10.0.0.1", "olt1", "olt"));
        assertThat(difference.report().bad()).isZero();
    }

    @Test
    void anUnknownParentIsNamedAndTakesWhatHangsOnItsLine() {
        var difference = compare("id;parent\na;\nb;nowhere\nc;b\nd;a\n", ImportOptions.DETECT);
        assertThat(difference.added()).extracting(Node::id).containsExactly("a", "d");
        assertThat(faults(difference))
                .containsExactly(
                        "Line 3, column “parent”: there is no node nowhere that it could hang on",
                        "Line 4, column “parent”: node b, on which it hangs, is left out (line 3)");
    }

    @Test
    void circlesAreLeftOutWhole() {
        var difference = compare("id;parent\nx;a\na;b\nb;c\nc;a\ny;x\nok;\n", ImportOptions.DETECT);
        assertThat(difference.added()).extracting(Node::id).containsExactly("ok");
        assertThat(difference.report().bad()).isEqualTo(5);
        assertThat(faults(difference))
                .contains("Line 4, column “parent”: node b would hang on itself, directly or through others");
        assertThat(faults(compare("id;parent\na;a\n", ImportOptions.DETECT)).getFirst())
                .startsWith("Line 2: node a would hang");
    }

    @Test
    void linesThatAreLeftOutStandInTheirOrder() {
        var difference = compare("id;parent\na;b\nb;a\nc;nowhere\nd;d\n", ImportOptions.DETECT);
        assertThat(difference.report().badLines()).extracting(BadLine::line).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void aCircleWithWhatIsThereAlreadyIsSeen() {
        var difference = compare(
                "id;parent\na;b\n",
                ImportOptions.DETECT,
                new Node("a", null, "", "", ""),
                new Node("b", "a", "", "", ""));
        assertThat(difference.changed()).isEmpty();
        assertThat(difference.report().bad()).isEqualTo(1);
    }

    @Test
    void countsWhatIsNewChangedTheSameAndMissing() {
        Node[] known = {
            new Node("a", null, "h", "A", ""), new Node("b", "a", "", "B", ""), new Node("c", "a", "", "C", "")
        };
        var report = compare("id;parent;name\na;;A\nb;a;Bee\nnew;b;N\n", ImportOptions.DETECT, known)
                .report();
        assertThat(List.of(report.added(), report.changed(), report.unchanged(), report.missing(), report.removed()))
                .containsExactly(1, 1, 1, 1, 0);
    }

    @Test
    void removesWhatIsMissingOnlyWhenAskedAndNotTooMuch() {
        Node[] known = {new Node("a", null, "", "", ""), new Node("b", "a", "", "", "")};
        var much = compare("id;parent\na;\n", ImportOptions.DETECT.removing(5), known);
        assertThatThrownBy(much::checkRemoval).isInstanceOf(Refused.class).hasMessageContaining("1 node of 2");
        var asked = compare("id;parent\na;\n", ImportOptions.DETECT.removing(50), known);
        asked.checkRemoval();
        assertThat(asked.gone()).containsExactly("b");
        var needed = compare("id;parent\nb;nowhere\n", ImportOptions.DETECT.removing(100), known);
        assertThat(needed.gone()).as("b stays as it was, so a must stay").isEmpty();
    }

    @Test
    void readsUbillingsAndRussianTitles() {
        assertThat(compare("id,ip,location,parentid\n1,10.0.0.1,Node A,0\n2,10.0.0.2,Node B,1\n", ImportOptions.DETECT)
                        .added())
                .containsExactly(
                        new Node("1", null, "10.0.0.1", "Node A", ""), new Node("2", "1", "10.0.0.2", "Node B", ""));
        assertThat(compare("Узел;Родитель;IP-адрес;Название;Тип\nу1;;10.0.0.1;Центр;узел\n", ImportOptions.DETECT)
                        .added())
                .containsExactly(new Node("у1", null, "10.0.0.1", "Центр", "узел"));
    }

    @Test
    void fiftyThousandNodesAreASmallTree() {
        var text = new StringBuilder("id;parent;host\n");
        for (int i = 49_999; i > 0; i--)
            text.append('n').append(i).append(";n").append(i / 8).append(";10.0.0.1\n");
        text.append("n0;;\n");
        var difference = compare(text.toString(), ImportOptions.DETECT);
        assertThat(difference.added()).hasSize(50_000);
        var tree = new Tree(difference.added());
        assertThat(tree.subtree("n0")).hasSize(50_000);
        assertThat(tree.path("n49999")).hasSize(7).startsWith("n0", "n1");
    }
}
