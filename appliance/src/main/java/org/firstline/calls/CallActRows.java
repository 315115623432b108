package org.firstline.calls;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code phone_call_act}. Written by one owner, so that numbers need no lock. */
final class CallActRows {
    private CallActRows() {}

    static void insert(Handle h, CallAct act) {
        int last = h.createQuery("select coalesce(max(number), 0) from phone_call_act where call_id = :call")
                .bind("call", act.call())
                .mapTo(Integer.class)
                .one();
        h.createUpdate("insert into phone_call_act (call_id, done_at, number, actor, act, detail)"
                        + " values (:call, :at, :number, :actor, :act, :detail)")
                .bind("call", act.call())
                .bind("at", act.at())
                .bind("number", last + 1)
                .bind("actor", cut(act.actor(), 64))
                .bind("act", act.act())
                .bind("detail", cut(act.detail(), 128))
                .execute();
    }

    static List<CallAct> of(Handle h, String call) {
        return h.createQuery("select call_id, done_at, actor, act, detail from phone_call_act where call_id = :call"
                        + " order by number")
                .bind("call", call)
                .map((rs, _) -> new CallAct(
                        rs.getString("call_id"),
                        rs.getTimestamp("done_at").toInstant(),
                        rs.getString("actor"),
                        rs.getString("act"),
                        rs.getString("detail")))
                .list();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
