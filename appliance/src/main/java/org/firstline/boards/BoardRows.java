package org.firstline.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code board}, {@code board_message} and {@code board_wall}. */
final class BoardRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Tile>> TILES = new TypeReference<>() {};

    private BoardRows() {}

    static List<Board> list(Handle h) {
        return h.createQuery("select name, title, width, height, language, tiles, look from board order by name")
                .map((rs, ctx) -> board(rs))
                .list();
    }

    static void save(Handle h, Board board) {
        int changed = bound(h, board, """
            update board set title = :title, width = :width, height = :height, language = :language, tiles = :tiles,
            look = :look where name = :name\
            """);
        if (changed == 0) bound(h, board, """
            insert into board (name, title, width, height, language, tiles, look)
            values (:name, :title, :width, :height, :language, :tiles, :look)\
            """);
    }

    private static int bound(Handle h, Board board, String sql) {
        return h.createUpdate(sql)
                .bind("name", board.name())
                .bind("title", board.title())
                .bind("width", board.width())
                .bind("height", board.height())
                .bind("language", board.language())
                .bind("tiles", JSON.writerFor(TILES).writeValueAsString(board.tiles()))
                .bind("look", JSON.writeValueAsString(board.look()))
                .execute();
    }

    static boolean delete(Handle h, String name) {
        h.createUpdate("delete from board_wall where board = :name")
                .bind("name", name)
                .execute();
        return h.createUpdate("delete from board where name = :name")
                        .bind("name", name)
                        .execute()
                == 1;
    }

    private static Board board(ResultSet rs) throws SQLException {
        String look = rs.getString("look");
        return new Board(
                rs.getString("name"),
                rs.getString("title"),
                rs.getInt("width"),
                rs.getInt("height"),
                JSON.readValue(rs.getString("tiles"), TILES),
                rs.getString("language"),
                look == null ? Look.STANDARD : JSON.readValue(look, Look.class));
    }

    static Message message(Handle h) {
        return h.createQuery("select text, until_at, author from board_message where id = 1")
                .map((rs, ctx) -> {
                    Timestamp until = rs.getTimestamp("until_at");
                    return new Message(
                            rs.getString("text"), until == null ? null : until.toInstant(), rs.getString("author"));
                })
                .findOne()
                .orElse(Message.NONE);
    }

    static void saveMessage(Handle h, Message message) {
        h.execute("delete from board_message");
        if (message.text().isEmpty()) return;
        h.createUpdate("insert into board_message (id, text, until_at, author) values (1, :text, :until, :author)")
                .bind("text", message.text())
                .bind("until", message.until() == null ? null : Timestamp.from(message.until()))
                .bind("author", message.author())
                .execute();
    }

    /** Boards by the walls that show them. */
    static Map<String, String> walls(Handle h) {
        var boards = new HashMap<String, String>();
        h.createQuery("select panel, board from board_wall")
                .map((rs, ctx) -> boards.put(rs.getString(1), rs.getString(2)))
                .list();
        return boards;
    }

    static void saveWall(Handle h, String panel, String board) {
        h.createUpdate("delete from board_wall where panel = :panel")
                .bind("panel", panel)
                .execute();
        h.createUpdate("insert into board_wall (panel, board) values (:panel, :board)")
                .bind("panel", panel)
                .bind("board", board)
                .execute();
    }
}
