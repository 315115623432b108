package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A start that has nothing to migrate sees so by itself; one that has something leaves it to Flyway. */
class MigrationsTest {
    @Test
    void isCompleteOnceFlywayHasRun() {
        for (Db engine : new Db[] {Db.inMemory("migrations-complete"), Postgres.freshDatabase()})
            try (Db db = engine) {
                assertThat(db.<Boolean>tx(MigrationRows::areComplete)).isTrue();
            }
    }

    @Test
    void isNotCompleteWhereOneIsMissingOrFailed() {
        for (String change : new String[] {
            "delete from \"flyway_schema_history\" where \"script\" = 'V200__callbacks.sql'",
            "update \"flyway_schema_history\" set \"success\" = false where \"script\" = 'V200__callbacks.sql'"
        })
            for (Db engine : new Db[] {Db.inMemory("migrations-missing"), Postgres.freshDatabase()})
                try (Db db = engine) {
                    db.run(h -> h.execute(change));
                    assertThat(db.<Boolean>tx(MigrationRows::areComplete))
                            .as(change)
                            .isFalse();
                }
    }

    @Test
    void isNotCompleteInAnEmptyDatabase() {
        try (Db db = Db.inMemory("migrations-none")) {
            db.run(h -> h.execute("drop table \"flyway_schema_history\""));
            assertThat(db.<Boolean>tx(MigrationRows::areComplete)).isFalse();
        }
    }
}
