class ToolsController < ApplicationController
  def ping
    # ruleid: ruby-command-from-request
    system("ping -c 1 #{params[:host]}")
    # ok: ruby-command-from-request
    system("ping", "-c", "1", params[:host])
  end
end
