package org.firstline.messages.templates;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table sms_template. */
final class TemplateRows {
    private static final RowMapper<Template> TEMPLATE = (rs, ctx) -> new Template(
            rs.getString("name"),
            rs.getString("language"),
            rs.getString("text"),
            rs.getBoolean("latin"),
            rs.getTimestamp("changed_at").toInstant(),
            rs.getString("changed_by"));

    private TemplateRows() {}

    static Optional<Template> find(Handle h, String key, String language) {
        return h.createQuery("select * from sms_template where name = :name and language = :language")
                .bind("name", key)
                .bind("language", language)
                .map(TEMPLATE)
                .findOne();
    }

    static List<Template> list(Handle h) {
        return h.createQuery("select * from sms_template order by name, language")
                .map(TEMPLATE)
                .list();
    }

    static void put(Handle h, Template template) {
        delete(h, template.key(), template.language());
        h.createUpdate("""
            insert into sms_template (name, language, text, latin, changed_at, changed_by)
            values (:name, :language, :text, :latin, :at, :by)\
            """)
                .bind("name", template.key())
                .bind("language", template.language())
                .bind("text", template.text())
                .bind("latin", template.latin())
                .bind("at", template.changedAt())
                .bind("by", template.changedBy())
                .execute();
    }

    static boolean delete(Handle h, String key, String language) {
        return h.createUpdate("delete from sms_template where name = :name and language = :language")
                        .bind("name", key)
                        .bind("language", language)
                        .execute()
                > 0;
    }
}
