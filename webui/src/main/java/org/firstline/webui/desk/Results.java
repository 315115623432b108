package org.firstline.webui.desk;

import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.calls.Disposition;
import org.firstline.services.Services;
import org.firstline.webui.Words;

/** What an agent says a call was about in the end, as people read it. Any thread that knows the reader's language. */
public final class Results {
    private Results() {}

    /** In the reader's language; a result that its queue has no more is shown by its code. Empty if none was chosen. */
    public static Optional<String> of(Services services, Call call) {
        String code = call.disposition();
        if (code == null) return Optional.empty();
        return Optional.of(services.calls().rules().dispositions(call.queue()).stream()
                .filter(d -> d.code().equals(code))
                .findFirst()
                .map((Disposition d) -> d.title(Words.locale()))
                .orElse(code));
    }
}
