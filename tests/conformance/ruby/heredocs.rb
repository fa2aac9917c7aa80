# ruleid: heredoc-given, heredoc-text
exec(<<~SQL)
  SELECT 1
SQL
# ruleid: heredoc-given, heredoc-text
exec(<<-'SQL')
  SELECT #{params[:raw]}
  SQL
# ruleid: heredoc-flow, heredoc-given, heredoc-hole, heredoc-key
exec("a #{params[:id]}")
# ruleid: heredoc-given, heredoc-text
exec("plain")
# ruleid: heredoc-given
# todoruleid: heredoc-text
# todook: heredoc-hole, heredoc-flow
exec(<<~SQL)
  # todook: heredoc-key
  SELECT #{params[:id]}
SQL
q = <<SQL
  # todook: heredoc-key
  SELECT #{params[:id]} AND #{params[:x]}
SQL
# ruleid: heredoc-given
# todoruleid: heredoc-text
# todook: heredoc-flow
exec(q)
