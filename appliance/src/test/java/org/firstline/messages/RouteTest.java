package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final List<String> ALL = List.of();

    @Test
    void aloneItTakesEverything() {
        assertThat(Route.of("a", Map.of("a", ALL)).takesAll()).isTrue();
        assertThat(Route.of("a", Map.of("a", List.of("+7912"))).takes("+4912345"))
                .as("there is no other")
                .isTrue();
    }

    @Test
    void theLongestPrefixDecides() {
        var working = Map.of("town", List.of("+7351"), "cell", List.of("+7951", "+79"), "rest", ALL);
        assertThat(Route.of("town", working).takes("+73512000000")).isTrue();
        assertThat(Route.of("town", working).takes("+79512000000")).isFalse();
        assertThat(Route.of("cell", working).takes("+79002000000")).isTrue();
        assertThat(Route.of("rest", working).takes("+79002000000")).isFalse();
        assertThat(Route.of("rest", working).takes("+49302000000")).isTrue();
        var nested = Map.of("a", List.of("+79"), "b", List.of("+7951"));
        assertThat(Route.of("a", nested).takes("+79512000000")).isFalse();
        assertThat(Route.of("a", nested).takes("+79002000000")).isTrue();
        assertThat(Route.of("b", nested).takes("+79512000000")).isTrue();
    }

    @Test
    void whoeverWorksHelpsOut() {
        assertThat(Route.of("rest", Map.of("rest", ALL)).takes("+73512000000"))
                .as("the town's modem is out")
                .isTrue();
        var noGeneral = Map.of("a", List.of("+7351"), "b", List.of("+7951"));
        assertThat(Route.of("a", noGeneral).takes("+49302000000")).isTrue();
        assertThat(Route.of("a", noGeneral).takes("+79512000000")).isFalse();
    }

    @Test
    void twoWithOnePrefixShareIt() {
        var working = Map.of("a", List.of("+7951"), "b", List.of("+7951"), "c", ALL);
        assertThat(Route.of("a", working).takes("+79512000000")).isTrue();
        assertThat(Route.of("b", working).takes("+79512000000")).isTrue();
        assertThat(Route.of("c", working).takes("+79512000000")).isFalse();
    }
}
