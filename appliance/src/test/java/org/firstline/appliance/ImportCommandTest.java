package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportCommandTest {
    @Test
    void whyTheBoxSaysNoIsASentenceAndNotItsJson() {
        assertThat(ImportCommand.sentence(
                        409,
                        "{\"status\":409,\"title\":\"Conflict\",\"detail\":\"The file is"
                                + " empty.\",\"code\":\"base.csv-empty\"}"))
                .isEqualTo("The file is empty.");
        assertThat(ImportCommand.sentence(502, "<html>")).isEqualTo("HTTP 502");
        assertThat(ImportCommand.sentence(500, "{}")).isEqualTo("HTTP 500");
    }
}
