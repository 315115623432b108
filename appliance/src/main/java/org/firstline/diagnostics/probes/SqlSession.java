package org.firstline.diagnostics.probes;

import java.time.Duration;
import java.util.List;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;

/** Whether the subscriber is signed in, asked of another system's database by one read-only SELECT. */
record SqlSession(SqlSettings settings) implements Probe {
    static final String PLACE = ":login";

    @Override
    public ProbeKind kind() {
        return ProbeKind.SESSION;
    }

    @Override
    public Duration timeout() {
        return settings.timeout();
    }

    @Override
    public Finding look(Target target) {
        if (target.login().isEmpty()) return Finding.unknown(kind(), "no-login");
        SessionRows.Answer answer = SessionRows.find(settings, target.login());
        if (answer.late()) return Finding.late(kind(), settings.timeout());
        if (!answer.fault().isEmpty()) return Finding.unknown(kind(), "session.failed", answer.fault());
        List<String> row = answer.row();
        return row.isEmpty()
                ? Finding.bad(kind(), "session.none", target.login())
                : Finding.ok(kind(), "session.there", target.login(), String.join(", ", row));
    }
}
