package org.firstline.webui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstline.network.Node;
import org.firstline.network.Tree;
import org.junit.jupiter.api.Test;

class AreaTest {
    private final Tree tree = new Tree(List.of(
            new Node("town", null, "", "Town", "site"),
            new Node("north", "town", "10.0.0.1", "North", "olt"),
            new Node("south", "town", "10.0.0.2", "South", "olt")));

    @Test
    void aPlaceIsNamedFromTheTop() {
        assertThat(Area.name(tree, "north")).isEqualTo("North");
        assertThat(Area.above(tree, "north")).isEqualTo("Town");
        assertThat(Area.above(tree, "town")).isEmpty();
        assertThat(Area.name(tree, "gone")).isEqualTo("gone");
        assertThat(Area.above(tree, "gone")).isEmpty();
    }
}
