package org.firstline.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code board}. */
final class BoardRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Tile>> TILES = new TypeReference<>() {};

    private BoardRows() {}

    static List<Board> list(Handle h) {
        return h.createQuery("select name, title, width, height, language, tiles from board order by name")
                .map((rs, ctx) -> board(rs))
                .list();
    }

    static void save(Handle h, Board board) {
        int changed = bound(h, board, """
                update board set title = :title, width = :width, height = :height, language = :language, tiles = :tiles
                where name = :name""");
        if (changed == 0) bound(h, board, """
                insert into board (name, title, width, height, language, tiles)
                values (:name, :title, :width, :height, :language, :tiles)""");
    }

    private static int bound(Handle h, Board board, String sql) {
        return h.createUpdate(sql)
                .bind("name", board.name())
                .bind("title", board.title())
                .bind("width", board.width())
                .bind("height", board.height())
                .bind("language", board.language())
                .bind("tiles", JSON.writerFor(TILES).writeValueAsString(board.tiles()))
                .execute();
    }

    static boolean delete(Handle h, String name) {
        return h.createUpdate("delete from board where name = :name")
                        .bind("name", name)
                        .execute()
                == 1;
    }

    private static Board board(ResultSet rs) throws SQLException {
        return new Board(
                rs.getString("name"),
                rs.getString("title"),
                rs.getInt("width"),
                rs.getInt("height"),
                JSON.readValue(rs.getString("tiles"), TILES),
                rs.getString("language"));
    }
}
