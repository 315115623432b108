package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DbTest {
    @Test
    void opensAnEmptyDatabaseInMemoryAndClosesItTwice() {
        for (int i = 0; i < 2; i++)
            try (Db db = Db.inMemory("db-test")) {
                int one = db.tx(
                        h -> h.createQuery("values 1").mapTo(Integer.class).one());
                assertThat(one).isEqualTo(1);
            }
    }
}
